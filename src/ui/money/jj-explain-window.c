/* jj-explain-window.c: the rows that make a number, added again before one's eyes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-explain-window.h"

#include "jj-format.h"
#include "jj-kinds-work.h"
#include "jj-line-text.h"
#include "jj-money.h"
#include "jj-plan-window.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  JjWorkspace *workspace;
  char *figure; /* NULL: of parts, which stand still */
  JjExplanation *explanation;
  gint64 shown; /* the number that the view shows */
  GtkWindow *window;
  GtkLabel *title, *amount, *sum;
  GtkStringList *numbers; /* indexes of rows as text */
  guint refresh_id;
} Explain;

static JjUnit
unit_of (JjWorkspace *workspace)
{
  return jj_settings_get_int (jj_workspace_get_settings (workspace), JJ_SETTING_UNIT, JJ_UNIT_YUAN);
}

/* Without its unit. */
static char *
format_number (Explain *self, gint64 amount)
{
  return self->explanation->hundredths ? jj_explanation_format (self->explanation, amount)
                                       : jj_unit_format (unit_of (self->workspace), amount);
}

static char *
format_amount (Explain *self, gint64 amount)
{
  g_autofree char *number = format_number (self, amount);

  if (self->explanation->hundredths)
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s %s", number, jj_unit_get_label (unit_of (self->workspace)));
}

/* What the view shows: the rows' sum, or the share that it is. */
static char *
format_shown (Explain *self)
{
  g_autofree char *base = NULL, *share = NULL, *amount = format_amount (self, self->shown);

  if (self->explanation->share == JJ_EMPTY)
    return g_steal_pointer (&amount);
  base = format_number (self, self->explanation->base);
  share = jj_format_decimal2 (self->explanation->share);
  return g_strdup_printf ("%s ÷ %s = %s %%", amount, base, share);
}

static const JjExplainRow *
row_at (Explain *self, guint position)
{
  const char *number = gtk_string_list_get_string (self->numbers, position);
  guint i = number ? (guint)g_ascii_strtoull (number, NULL, 10) : G_MAXUINT;

  return i < self->explanation->rows->len
             ? &g_array_index (self->explanation->rows, JjExplainRow, i)
             : NULL;
}

/* "A-003 夏季研習 · 2,000元×6節×3場", and of the line how much, where the row is a part of it. */
static char *
describe (Explain *self, const JjElement *element, gint64 amount)
{
  JjFigures *figures = jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
  int line = jj_figures_find_line (figures, jj_element_get_id (element));
  const JjElement *activity;
  g_autofree char *note = NULL;
  GString *text;

  if (line < 0)
    return g_strdup (jj_label (jj_element_get_kind (element)->label));
  activity = jj_element_get_ref (element, JJ_BUDGET_LINE_ACTIVITY);
  note = jj_line_text (figures, jj_workspace_get_plan (self->workspace), element);
  text = g_string_new (activity ? jj_element_get_title (activity) : _ ("No activity"));
  if (note && *note)
    g_string_append_printf (text, " · %s", note);
  if (jj_figures_get_line (figures, (guint)line)->amount != amount)
    {
      g_autofree char *whole
          = format_amount (self, jj_figures_get_line (figures, (guint)line)->amount);

      g_string_append_printf (text, " · ");
      g_string_append_printf (text, _ ("part of %s"), whole);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_text (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, Explain *self)
{
  const JjExplainRow *row = row_at (self, gtk_list_item_get_position (item));
  const JjElement *element
      = row ? jj_plan_find (jj_workspace_get_plan (self->workspace), row->id) : NULL;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *value;
  const char *code = element ? jj_element_get_code (element) : NULL;
  g_autofree char *name = NULL, *about = NULL, *amount = NULL;

  if (!row)
    return;
  name = code ? g_strdup_printf ("%s  %s", code, row->label) : g_strdup (row->label);
  about = element ? describe (self, element, row->amount) : g_strdup ("");
  amount = format_number (self, row->amount);
  value = make_text (amount, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_NONE);
  if (row->amount < 0)
    gtk_widget_add_css_class (value, "negative");
  gtk_box_append (GTK_BOX (texts), make_text (name, NULL));
  gtk_box_append (GTK_BOX (texts), make_text (about, "dim-label"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (texts), "caption");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), value);
  gtk_list_item_set_child (item, line);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item, Explain *self)
{
  gtk_list_item_set_child (item, NULL);
}

/* A line's amount is no cell that can be typed in: the price is where one mends it. */
static void
on_activate (GtkListView *list, guint position, Explain *self)
{
  const JjExplainRow *row = row_at (self, position);
  const JjElement *element
      = row ? jj_plan_find (jj_workspace_get_plan (self->workspace), row->id) : NULL;
  JjKindId kind = element ? jj_element_get_kind_id (element) : JJ_N_KINDS;

  if (!element)
    return;
  jj_workspace_show (self->workspace, row->id,
                     kind == JJ_KIND_BUDGET_LINE ? (int)JJ_BUDGET_LINE_UNIT_PRICE
                     : kind == JJ_KIND_PURSE     ? (int)JJ_PURSE_GRANTED
                                                 : -1);
  gtk_window_present (gtk_window_get_transient_for (self->window));
}

/* Added again from the rows that are shown, not taken from the figure. */
static void
show_sum (Explain *self)
{
  GArray *rows = self->explanation->rows;
  gint64 sum = 0;
  gboolean fits = TRUE;
  g_autofree char *amount = NULL, *text = NULL, *shown = format_amount (self, self->shown);

  for (guint i = 0; i < rows->len; i++)
    fits = fits && jj_money_add (sum, g_array_index (rows, JjExplainRow, i).amount, &sum);
  amount = format_amount (self, sum);
  if (fits && sum == self->shown)
    text = g_strdup_printf (ngettext ("%u row, added again: %s. That is the number shown.",
                                      "%u rows, added again: %s. That is the number shown.",
                                      rows->len),
                            rows->len, amount);
  else
    text = g_strdup_printf (_ ("%u rows, added again: %s. The number shown is %s."), rows->len,
                            amount, shown);
  gtk_label_set_text (self->sum, text);
}

static void
show_explanation (Explain *self)
{
  guint n = self->explanation->rows->len;
  g_autofree char *amount = format_shown (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) numbers = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      g_strv_builder_add (builder, number);
    }
  numbers = g_strv_builder_end (builder);
  gtk_label_set_text (self->title, self->explanation->title);
  gtk_label_set_text (self->amount, amount);
  gtk_window_set_title (self->window, self->explanation->title);
  gtk_string_list_splice (self->numbers, 0, g_list_model_get_n_items (G_LIST_MODEL (self->numbers)),
                          (const char *const *)numbers);
  show_sum (self);
}

static gboolean
take_explanation (Explain *self, GError **error)
{
  JjFigures *figures = jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
  JjExplanation *explanation
      = jj_explain (figures, jj_workspace_get_plan (self->workspace), self->figure, error);

  if (!explanation)
    return FALSE;
  g_clear_pointer (&self->explanation, jj_explanation_free);
  self->explanation = explanation;
  self->shown = explanation->amount;
  return TRUE;
}

static gboolean
refresh (gpointer data)
{
  Explain *self = data;

  self->refresh_id = 0;
  if (self->figure && !take_explanation (self, NULL))
    gtk_window_destroy (self->window);
  else
    show_explanation (self);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (Explain *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh, self);
}

static void
free_explain (gpointer data)
{
  Explain *self = data;

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (jj_workspace_get_analysis (self->workspace), self);
  g_signal_handlers_disconnect_by_data (jj_workspace_get_settings (self->workspace), self);
  g_clear_pointer (&self->explanation, jj_explanation_free);
  g_free (self->figure);
  g_object_unref (self->numbers);
  g_object_unref (self->workspace);
  g_free (self);
}

static GtkWidget *
make_list (Explain *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *model = GTK_SELECTION_MODEL (
      gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->numbers))));
  GtkWidget *list = gtk_list_view_new (model, factory);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  g_signal_connect (list, "activate", G_CALLBACK (on_activate), self);
  gtk_widget_add_css_class (list, "explain-rows");
  jj_ui_set_name (list, _ ("Rows of the number"));
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", list,
                NULL);
  return scroller;
}

static GtkWidget *
make_content (Explain *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->title = GTK_LABEL (make_text ("", "heading"));
  self->amount = GTK_LABEL (make_text ("", "heading"));
  self->sum = GTK_LABEL (make_text ("", "numeric"));
  gtk_label_set_ellipsize (self->amount, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (self->sum, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->amount), "numeric");
  gtk_widget_add_css_class (head, "explain-head");
  gtk_widget_add_css_class (GTK_WIDGET (self->sum), "explain-sum");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("What Makes This Number"), ""));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->amount));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sum));
  return box;
}

static void
present (GtkWidget *parent, Explain *self)
{

  self->numbers = gtk_string_list_new (NULL);
  self->window = GTK_WINDOW (adw_window_new ());
  jj_ui_close_by_keys (self->window, TRUE);
  adw_window_set_content (ADW_WINDOW (self->window), make_content (self));
  gtk_window_set_default_size (self->window, 560, 480);
  gtk_window_set_transient_for (self->window, GTK_WINDOW (gtk_widget_get_root (parent)));
  gtk_window_set_destroy_with_parent (self->window, TRUE);
  jj_plan_window_attach (ADW_WINDOW (self->window));
  g_object_set_data_full (G_OBJECT (self->window), "jj-explain", self, free_explain);
  g_signal_connect_swapped (jj_workspace_get_analysis (self->workspace), "notify::figures",
                            G_CALLBACK (queue_refresh), self);
  g_signal_connect_swapped (jj_workspace_get_settings (self->workspace),
                            "changed::" JJ_SETTING_UNIT, G_CALLBACK (queue_refresh), self);
  show_explanation (self);
  gtk_window_present (self->window);
}

void
jj_explain_figure (GtkWidget *parent, JjWorkspace *workspace, const char *figure)
{
  Explain *self = g_new0 (Explain, 1);
  GError *error = NULL;

  self->workspace = g_object_ref (workspace);
  self->figure = g_strdup (figure);
  if (take_explanation (self, &error))
    {
      present (parent, self);
      return;
    }
  jj_workspace_fail (workspace, error);
  g_object_unref (self->workspace);
  g_free (self->figure);
  g_free (self);
}

static void
clear_row (gpointer data)
{
  g_free (((JjExplainRow *)data)->label);
}

void
jj_explain_parts (GtkWidget *parent,
                  JjWorkspace *workspace,
                  const char *title,
                  GArray *parts,
                  gint64 shown)
{
  Explain *self = g_new0 (Explain, 1);
  JjExplanation *explanation = g_new0 (JjExplanation, 1);

  self->workspace = g_object_ref (workspace);
  self->explanation = explanation;
  self->shown = shown;
  explanation->title = g_strdup (title);
  explanation->amount = shown;
  explanation->base = explanation->share = JJ_EMPTY;
  explanation->rows = g_array_new (FALSE, FALSE, sizeof (JjExplainRow));
  g_array_set_clear_func (explanation->rows, clear_row);
  for (guint i = 0; i < parts->len; i++)
    {
      const JjExplainPart *part = &g_array_index (parts, JjExplainPart, i);
      const JjElement *element = jj_plan_find (jj_workspace_get_plan (workspace), part->id);
      JjExplainRow row
          = { part->id, part->amount, g_strdup (element ? jj_element_get_title (element) : "") };

      g_array_append_val (explanation->rows, row);
    }
  present (parent, self);
}
