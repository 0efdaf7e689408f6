/* budget-book.c: the budget as a workbook that calculates */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-budget-book.h"
#include "jj-exporters.h"
#include "jj-language.h"

static void
figure_free (gpointer data)
{
  JjBookFigure *figure = data;

  g_free (figure->id);
  g_free (figure->name);
  g_free (figure->cell);
  g_free (figure);
}

void
jj_budget_book_place (JjBudgetBook *self,
                      char *id,
                      const char *name,
                      const char *cell,
                      gint64 amount)
{
  JjBookFigure *figure = g_new0 (JjBookFigure, 1);

  figure->id = id;
  figure->name = g_strdup (name);
  figure->cell = g_strdup (cell);
  figure->amount = amount;
  g_ptr_array_add (self->placed, figure);
}

/* (transfer full) */
static JjFigures *
work_out (const JjExport *what)
{
  JjPlan *plan = what->plan;
  g_autoptr (GPtrArray) loaded = jj_packs_load_for_plan (plan, NULL);
  g_autoptr (JjPackSet) packs = jj_pack_set_new (loaded, plan);

  return jj_figures_new (plan, packs, what->scenario);
}

static void
begin (JjBudgetBook *self, const JjExport *what, JjWorkbook *book)
{
  guint n;
  const JjPurseFigure *purses;

  self->plan = what->plan;
  self->book = book;
  self->figures = work_out (what);
  self->purses = g_array_new (FALSE, FALSE, sizeof (const JjPurseFigure *));
  self->placed = g_ptr_array_new_with_free_func (figure_free);
  purses = jj_figures_get_purses (self->figures, &n);
  for (guint i = 0; i < n; i++)
    {
      const JjPurseFigure *purse = &purses[i];

      if (purse->source != JJ_SOURCE_COUNTY_MATCH)
        g_array_append_val (self->purses, purse);
    }
  self->unassigned = JJ_BOOK_PURSES + self->purses->len;
}

static gboolean
write_book (const JjWorkbookFormat *format,
            const JjExport *what,
            GOutputStream *out,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (JjWorkbook) book = jj_workbook_new (format);
  JjBudgetBook self = { 0 };
  gboolean done;

  begin (&self, what, book);
  done = jj_budget_book_write_lines (&self, cancellable, error);
  if (done)
    {
      jj_budget_book_write_sums (&self);
      jj_budget_book_write_check (&self);
      done = jj_workbook_finish (book, out, cancellable, error);
    }
  jj_figures_unref (self.figures);
  g_array_unref (self.purses);
  g_ptr_array_unref (self.placed);
  return done;
}

static gboolean
write_ods (const JjExport *what, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  return write_book (&jj_workbook_ods, what, out, cancellable, error);
}

static gboolean
write_xlsx (const JjExport *what, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  return write_book (&jj_workbook_xlsx, what, out, cancellable, error);
}

const JjExporter jj_exporter_budget_ods = {
  .id = "budget-ods",
  .label = N_ ("Budget that calculates (OpenDocument)"),
  .suffix = "ods",
  .write = write_ods,
};

const JjExporter jj_exporter_budget_xlsx = {
  .id = "budget-xlsx",
  .label = N_ ("Budget that calculates (Excel)"),
  .suffix = "xlsx",
  .write = write_xlsx,
};
