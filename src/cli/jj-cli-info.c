/* jj-cli-info.c: jingjin-cli info */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli-analysis.h"
#include "jj-cli.h"
#include "jj-county.h"
#include "jj-execution.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-money.h"

#include <glib/gi18n.h>

/* (nullable) */
static const JjCounty *
get_county (JjPlan *plan)
{
  const char *code = jj_element_get_text (jj_plan_get_root (plan), JJ_PLAN_COUNTY);

  return code ? jj_county_find (code) : NULL;
}

/* (transfer full) (nullable) */
static GArray *
find_payments (const JjCliAnalysis *self, JjDisbursement *class)
{
  gint64 central = jj_figures_get_totals (self->figures)->central;
  gint64 day = jj_plan_get_first_day (self->plan);

  if (central == JJ_EMPTY || central == 0
      || !jj_disbursement_find (self->packs, day, central, class))
    return NULL;
  return jj_payments_plan (self->plan, self->packs, central);
}

static void
add_counts (JsonBuilder *builder, JjPlan *plan)
{
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (guint kind = 0; kind < JJ_N_KINDS; kind++)
    if (!(jj_kind_get (kind)->flags & JJ_KIND_COMPUTED))
      jj_cli_add_number (builder, jj_kind_get (kind)->id, jj_plan_get_count (plan, kind));
  json_builder_end_object (builder);
}

static void
add_purses (JsonBuilder *builder, const JjCliAnalysis *self)
{
  guint n;
  const JjPurseFigure *purses = jj_figures_get_purses (self->figures, &n);

  json_builder_set_member_name (builder, "purses");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      const JjElement *purse = jj_plan_find (self->plan, purses[i].id);

      json_builder_begin_object (builder);
      jj_cli_add_text (builder, "name", jj_element_get_title (purse));
      jj_cli_add_number (builder, "granted", purses[i].granted);
      jj_cli_add_number (builder, "budgeted", purses[i].budgeted);
      jj_cli_add_number (builder, "remaining", purses[i].remaining);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Class and instalments of the central part; null where they are not known. */
static void
add_payments (JsonBuilder *builder, const JjCliAnalysis *self)
{
  static const char *const types[] = { "first", "later", "closing" };
  gint64 central = jj_figures_get_totals (self->figures)->central;
  JjDisbursement class;
  g_autoptr (GArray) payments = find_payments (self, &class);

  json_builder_set_member_name (builder, "payments");
  if (!payments)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  jj_cli_add_number (builder, "amount", central);
  jj_cli_add_number (builder, "class", class.class_number);
  jj_cli_add_text (builder, "source", jj_entry_get_source (class.entry));
  jj_cli_add_bool (builder, "certain", jj_entry_is_certain (class.entry));
  json_builder_set_member_name (builder, "instalments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < payments->len; i++)
    {
      const JjPayment *payment = &g_array_index (payments, JjPayment, i);
      g_autofree char *date = payment->date == JJ_EMPTY ? NULL : jj_format_iso_date (payment->date);
      gint64 share = JJ_EMPTY;

      jj_money_share_round (payment->amount, 10000, central, &share);
      json_builder_begin_object (builder);
      jj_cli_add_text (builder, "type", types[payment->type]);
      jj_cli_add_text (builder, "date", date);
      jj_cli_add_number (builder, "share", share);
      jj_cli_add_number (builder, "amount", payment->amount);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_execution_row (JsonBuilder *builder, const JjCliAnalysis *self, const JjExecutionRow *row)
{
  const JjElement *purse = row->purse ? jj_plan_find (self->plan, row->purse) : NULL;

  json_builder_begin_object (builder);
  jj_cli_add_text (builder, "name", purse ? jj_element_get_title (purse) : NULL);
  jj_cli_add_number (builder, "budgeted", row->budgeted);
  jj_cli_add_number (builder, "approved", row->approved);
  jj_cli_add_number (builder, "spent", row->spent);
  jj_cli_add_number (builder, "rate", row->rate);
  jj_cli_add_number (builder, "lines", row->n_lines);
  jj_cli_add_number (builder, "lines_settled", row->n_spent);
  jj_cli_add_number (builder, "surplus", row->surplus);
  jj_cli_add_number (builder, "central_surplus", row->central);
  jj_cli_add_number (builder, "returned", row->returned);
  json_builder_end_object (builder);
}

static void
add_execution (JsonBuilder *builder, const JjCliAnalysis *self)
{
  g_autoptr (JjExecution) execution = jj_execution_new (self->figures, self->plan);

  json_builder_set_member_name (builder, "execution");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "total");
  add_execution_row (builder, self, &execution->total);
  json_builder_set_member_name (builder, "purses");
  json_builder_begin_array (builder);
  for (guint i = 0; i < execution->purses->len; i++)
    add_execution_row (builder, self, &g_array_index (execution->purses, JjExecutionRow, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static JsonNode *
info_to_json (const JjCliAnalysis *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const JjElement *root = jj_plan_get_root (self->plan);
  const JjCounty *county = get_county (self->plan);

  json_builder_begin_object (builder);
  jj_cli_add_text (builder, "county", county ? county->name : NULL);
  jj_cli_add_text (builder, "county_code", jj_element_get_text (root, JJ_PLAN_COUNTY));
  jj_cli_add_number (builder, "year", jj_element_get_number (root, JJ_PLAN_SCHOOL_YEAR));
  add_counts (builder, self->plan);
  jj_cli_add_number (builder, "total", jj_figures_get_totals (self->figures)->total);
  add_purses (builder, self);
  add_payments (builder, self);
  add_execution (builder, self);
  jj_cli_add_finding_counts (builder, self->findings);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/* An amount, or a dash where it is not known. (transfer full) */
static char *
format_amount (gint64 amount)
{
  return amount == JJ_EMPTY ? g_strdup ("—") : jj_format_money (amount);
}

static void
print_purse (const JjCliAnalysis *self, const JjPurseFigure *figure)
{
  const JjElement *purse = jj_plan_find (self->plan, figure->id);
  g_autofree char *granted = format_amount (figure->granted);
  g_autofree char *budgeted = format_amount (figure->budgeted);
  g_autofree char *remaining = format_amount (figure->remaining);

  jj_cli_print (_ ("  %s: granted %s, budgeted %s, left %s\n"), jj_element_get_title (purse),
                granted, budgeted, remaining);
}

static void
print_payments (const JjCliAnalysis *self)
{
  JjDisbursement class;
  g_autoptr (GArray) payments = find_payments (self, &class);
  g_autofree char *central = NULL;

  if (!payments)
    return;
  central = jj_format_money (jj_figures_get_totals (self->figures)->central);
  jj_cli_print (_ ("Central part NT$ %s, payments of class %u%s:\n"), central, class.class_number,
                jj_entry_is_certain (class.entry) ? "" : _ (" (not verified)"));
  for (guint i = 0; i < payments->len; i++)
    {
      const JjPayment *payment = &g_array_index (payments, JjPayment, i);
      g_autofree char *amount = jj_format_money (payment->amount);
      g_autofree char *date
          = payment->date == JJ_EMPTY ? g_strdup ("—") : jj_format_date (payment->date);

      jj_cli_print ("  %s  %s  %s\n", date, amount, jj_payment_get_label (payment->type));
    }
}

static void
print_execution (const JjCliAnalysis *self)
{
  g_autoptr (JjExecution) execution = jj_execution_new (self->figures, self->plan);
  const JjExecutionRow *total = &execution->total;
  g_autofree char *spent = jj_format_money (total->spent);
  g_autofree char *approved = jj_format_money (total->approved);
  g_autofree char *returned = format_amount (total->returned);
  g_autofree char *rate = total->rate == JJ_EMPTY ? g_strdup ("—") : jj_format_share (total->rate);

  if (total->n_spent > 0)
    jj_cli_print (_ ("Spent NT$ %s of %s approved (%s), %u of %u lines settled, NT$ %s go back\n"),
                  spent, approved, rate, total->n_spent, total->n_lines, returned);
}

static void
print (const JjCliAnalysis *self)
{
  const JjCounty *county = get_county (self->plan);
  gint64 year = jj_element_get_number_or (jj_plan_get_root (self->plan), JJ_PLAN_SCHOOL_YEAR, 0);
  g_autofree char *total = jj_format_money (jj_figures_get_totals (self->figures)->total);
  guint n;
  const JjPurseFigure *purses = jj_figures_get_purses (self->figures, &n);

  jj_cli_print ("%s\n", jj_element_get_title (jj_plan_get_root (self->plan)));
  jj_cli_print (_ ("%s, school year %d\n"), county ? jj_county_get_title (county) : "—", (int)year);
  for (guint kind = 0; kind < JJ_N_KINDS; kind++)
    if (jj_plan_get_count (self->plan, kind) > 0 && !(jj_kind_get (kind)->flags & JJ_KIND_SINGLE))
      jj_cli_print (_ ("  %s: %u\n"), jj_label (jj_kind_get (kind)->label),
                    jj_plan_get_count (self->plan, kind));
  jj_cli_print (_ ("Budgeted in all: NT$ %s\n"), total);
  for (guint i = 0; i < n; i++)
    print_purse (self, &purses[i]);
  print_payments (self);
  print_execution (self);
  for (guint i = 0; i < JJ_N_SEVERITIES; i++)
    jj_cli_print (_ ("%s: %u\n"), jj_severity_get_label (i), jj_findings_count (self->findings, i));
}

static JjCliStatus
run (char **argv, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (JjCliAnalysis) analysis = NULL;

  if (!jj_cli_parse (&jj_cli_info, entries, &arguments, 1, error))
    return JJ_CLI_UNUSABLE;
  if (json)
    jj_cli_be_neutral ();
  analysis = jj_cli_analysis_new (arguments[0], NULL, error);
  if (!analysis)
    return JJ_CLI_UNUSABLE;
  jj_cli_analysis_check (analysis);
  if (json)
    jj_cli_print_json (info_to_json (analysis));
  else
    print (analysis);
  return JJ_CLI_DONE;
}

const JjCliCommand jj_cli_info
    = { "info", "PLAN", N_ ("Counts, totals by purse, findings by severity"), FALSE, run };
