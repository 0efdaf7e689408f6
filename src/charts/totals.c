/* totals.c: the charts that are sums by one heading: before and after, accounts, themes, time */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bars.h"
#include "jj-charts.h"
#include "jj-kinds-work.h"
#include "jj-language.h"

typedef enum
{
  BY_ACCOUNT,
  BY_THEME,
  BY_YEAR,
  BY_MONTH
} Heading;

/* Where a line stands under a heading, and with how much. */
static gint64
amount_under (const JjFigures *figures, const JjLineFigure *line, Heading heading, guint place)
{
  guint n;
  const JjGroupFigure *programmes = jj_figures_get_programmes (figures, &n);
  int theme = programmes[line->programme].theme;
  guint month = (guint)-1;
  GDate date;

  switch (heading)
    {
    case BY_ACCOUNT:
      return line->account == place ? line->amount : 0;
    case BY_THEME:
      return (theme < 0 ? JJ_N_THEMES : (guint)theme) == place ? line->amount : 0;
    case BY_YEAR:
      return place == 0 ? line->first_year : line->amount - line->first_year;
    case BY_MONTH:
    default:
      g_date_clear (&date, 1);
      if (g_date_valid_julian ((guint32)line->date))
        {
          g_date_set_julian (&date, (guint32)line->date);
          month = (g_date_get_month (&date) + 12 - jj_figures_get_first_month (figures)) % 12;
        }
      return month == place ? line->amount : 0;
    }
}

static GArray *
rows_under (const JjFigures *figures, Heading heading, guint place)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (JjChartRow));

  for (guint i = 0; i < jj_figures_get_n_lines (figures); i++)
    {
      const JjLineFigure *line = jj_figures_get_line (figures, i);
      JjChartRow row = { line->id, 0 };

      if (!(line->flags & JJ_LINE_COUNTS))
        continue;
      row.amount = amount_under (figures, line, heading, place);
      if (row.amount != 0)
        g_array_append_val (rows, row);
    }
  return rows;
}

static void
accounts_make (JjPicture *picture, const JjChartInput *input)
{
  const JjTotals *totals = jj_figures_get_totals (input->figures);
  const JjChoice *choices = jj_kind_budget_line.fields[JJ_BUDGET_LINE_ACCOUNT].choices;
  JjBarChart *columns = jj_bars_new (1);

  columns->total = totals->total;
  for (guint i = 0; i <= JJ_N_ACCOUNTS; i++)
    {
      if (i < JJ_N_ACCOUNTS || totals->accounts[i] != 0)
        jj_bars_add (columns,
                     g_strdup (i < JJ_N_ACCOUNTS ? jj_label (choices[i].label) : _ ("No account")),
                     totals->accounts[i], rows_under (input->figures, BY_ACCOUNT, i));
    }
  jj_bars_finish (columns, picture, _ ("Account"));
}

static void
themes_make (JjPicture *picture, const JjChartInput *input)
{
  const JjTotals *totals = jj_figures_get_totals (input->figures);
  const JjChoice *choices = jj_kind_programme.fields[JJ_PROGRAMME_THEME].choices;
  JjBarChart *columns = jj_bars_new (1);

  columns->total = totals->total;
  for (guint i = 0; i <= JJ_N_THEMES; i++)
    {
      if (i < JJ_N_THEMES || totals->themes[i] != 0)
        jj_bars_add (columns,
                     g_strdup (i < JJ_N_THEMES ? jj_label (choices[i].label) : _ ("No theme")),
                     totals->themes[i], rows_under (input->figures, BY_THEME, i));
    }
  jj_bars_finish (columns, picture, _ ("Theme"));
}

static void
years_make (JjPicture *picture, const JjChartInput *input)
{
  const JjTotals *totals = jj_figures_get_totals (input->figures);
  JjBarChart *columns = jj_bars_new (1);

  columns->total = totals->total;
  for (guint i = 0; i < 2; i++)
    jj_bars_add (columns,
                 g_strdup_printf (_ ("Fiscal year %u"),
                                  jj_figures_get_first_fiscal_year (input->figures) + i),
                 totals->years[i], rows_under (input->figures, BY_YEAR, i));
  jj_bars_finish (columns, picture, _ ("Fiscal year"));
}

static void
months_make (JjPicture *picture, const JjChartInput *input)
{
  const JjTotals *totals = jj_figures_get_totals (input->figures);
  guint first = jj_figures_get_first_month (input->figures);
  JjBarChart *columns = jj_bars_new (1);

  columns->total = totals->total;
  for (guint i = 0; i < 12; i++)
    jj_bars_add (columns, g_strdup_printf (_ ("Month %u"), (first + i - 1) % 12 + 1),
                 totals->months[i], rows_under (input->figures, BY_MONTH, i));
  jj_bars_finish (columns, picture, _ ("Month"));
}

/* The old programmes against what is budgeted now, by source; the county match follows from the
 * others and is left out, as in the verdict. */
static void
before_make (JjPicture *picture, const JjChartInput *input)
{
  const JjTotals *totals = jj_figures_get_totals (input->figures);
  const JjChoice *choices = jj_kind_purse.fields[JJ_PURSE_SOURCE].choices;
  JjBarChart *columns = jj_bars_new (2);

  columns->series[0] = _ ("Before merging");
  columns->series[1] = _ ("Budgeted now");
  columns->colours[0] = JJ_COLOUR_UNASSIGNED;
  columns->colours[1] = JJ_COLOUR_K12EA;
  for (guint i = 0; i < JJ_N_SOURCES; i++)
    {
      if (totals->sources[i].n == 0 || i == JJ_SOURCE_COUNTY_MATCH)
        continue;
      jj_bars_add (columns, g_strdup (jj_label (choices[i].label)),
                   totals->sources[i].n_before ? totals->sources[i].before : JJ_EMPTY, NULL);
      jj_bars_set_second (columns, totals->sources[i].budgeted, NULL);
    }
  jj_bars_add (columns, g_strdup (_ ("Total")),
               totals->purses.n_before ? totals->purses.before : JJ_EMPTY, NULL);
  jj_bars_set_second (columns, totals->purses.budgeted, NULL);
  jj_bars_finish (columns, picture, _ ("Source"));
}

#define BAR_CHART(name, id_, title_, make_)                                                        \
  const JjChart jj_chart_##name = { .id = id_,                                                     \
                                    .title = title_,                                               \
                                    .width_px = 1200,                                              \
                                    .height_px = 640,                                              \
                                    .is_money = TRUE,                                              \
                                    .make = make_,                                                 \
                                    .draw = jj_bars_draw,                                          \
                                    .hit = jj_bars_hit,                                            \
                                    .free_data = jj_bars_free }

BAR_CHART (before, "before-after", N_ ("Before and after merging"), before_make);
BAR_CHART (accounts, "accounts", N_ ("Accounts"), accounts_make);
BAR_CHART (themes, "themes", N_ ("Themes"), themes_make);
BAR_CHART (years, "years", N_ ("Fiscal years"), years_make);
BAR_CHART (months, "months", N_ ("Months"), months_make);
