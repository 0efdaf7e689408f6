/* jj-diagram-fits.c: which boxes of a sheet fit a filter */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-diagram-filter.h"

#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-work.h"

#include <string.h>

typedef enum
{
  FITS_NONE, /* no value of its own */
  FITS_NOT,
  FITS,
} Fit;

typedef struct
{
  const JjDiagramFilter *filter;
  const JjDiagramInput *input;
  GHashTable *paid; /* JjId of activities and programmes that a chosen purse pays; NULL: unknown */
} Matcher;

static void
add_id (GHashTable *ids, JjId id)
{
  JjId *key = g_new (JjId, 1);

  *key = id;
  g_hash_table_add (ids, key);
}

static gboolean
has_purse (const JjDiagramFilter *filter, const JjElement *purse)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, jj_element_get_id (purse));

  return jj_diagram_filter_has (filter, JJ_FILTER_PURSE, id);
}

/* The county match is part of what each ministry purse pays. */
static gboolean
is_chosen (const Matcher *self, JjId id)
{
  const JjElement *purse = jj_plan_find (self->input->plan, id);
  gint64 source = purse ? jj_element_get_number_or (purse, JJ_PURSE_SOURCE, JJ_SOURCE_OTHER) : 0;

  if (!purse)
    return FALSE;
  if (has_purse (self->filter, purse))
    return TRUE;
  for (guint i = 0;
       source < JJ_SOURCE_COUNTY_MATCH && i < jj_plan_get_count (self->input->plan, JJ_KIND_PURSE);
       i++)
    {
      const JjElement *other = jj_plan_get_nth (self->input->plan, JJ_KIND_PURSE, i);

      if (jj_element_get_number (other, JJ_PURSE_SOURCE) == JJ_SOURCE_COUNTY_MATCH
          && has_purse (self->filter, other))
        return TRUE;
    }
  return FALSE;
}

static void
add_paid (Matcher *self, JjId activity)
{
  const JjElement *element = activity ? jj_plan_find (self->input->plan, activity) : NULL;

  if (!element || g_hash_table_contains (self->paid, &activity))
    return;
  add_id (self->paid, activity);
  element = jj_element_get_ref (element, JJ_ACTIVITY_PROGRAMME);
  for (guint depth = 0; element && depth < 16; depth++)
    {
      add_id (self->paid, jj_element_get_id (element));
      element = jj_element_get_ref (element, JJ_PROGRAMME_PARENT);
    }
}

static void
find_paid (Matcher *self)
{
  const JjFigures *figures = self->input->figures;
  const JjGroupFigure *activities;
  guint n;

  if (!figures)
    return;
  self->paid = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  activities = jj_figures_get_activities (figures, &n);
  for (guint i = 0; i < jj_figures_get_n_lines (figures); i++)
    {
      const JjLineFigure *line = jj_figures_get_line (figures, i);
      const JjPart *parts = jj_figures_get_parts (figures, i);

      for (guint k = 0; line->flags & JJ_LINE_COUNTS && k < line->n_parts; k++)
        if (parts[k].amount != 0 && is_chosen (self, parts[k].purse))
          add_paid (self, activities[line->activity].id);
    }
}

static Fit
fit (gboolean fits)
{
  return fits ? FITS : FITS_NOT;
}

static Fit
fit_theme (const Matcher *self, const JjElement *element)
{
  JjKindId kind = jj_element_get_kind_id (element);
  const JjChoice *choices = jj_kind_programme.fields[JJ_PROGRAMME_THEME].choices;

  if (kind != JJ_KIND_PROGRAMME && kind != JJ_KIND_ACTIVITY)
    return FITS_NONE;
  if (kind == JJ_KIND_ACTIVITY)
    element = jj_element_get_ref (element, JJ_ACTIVITY_PROGRAMME);
  for (guint depth = 0; element && depth < 16; depth++)
    {
      gint64 theme = jj_element_get_number (element, JJ_PROGRAMME_THEME);

      if (theme != JJ_EMPTY)
        return fit (jj_diagram_filter_has (self->filter, JJ_FILTER_THEME, choices[theme].id));
      element = jj_element_get_ref (element, JJ_PROGRAMME_PARENT);
    }
  return FITS_NOT;
}

static Fit
fit_purse (const Matcher *self, const JjElement *element)
{
  JjKindId kind = jj_element_get_kind_id (element);
  JjId id = jj_element_get_id (element);

  if (kind == JJ_KIND_PURSE)
    return fit (has_purse (self->filter, element));
  if (kind != JJ_KIND_PROGRAMME && kind != JJ_KIND_ACTIVITY)
    return FITS_NONE;
  return fit (self->paid && g_hash_table_contains (self->paid, &id));
}

static Fit
fit_domain (const Matcher *self, const JjElement *element)
{
  gint64 domain = jj_element_get_kind_id (element) == JJ_KIND_COMMUNITY
                      ? jj_element_get_number (element, JJ_COMMUNITY_DOMAIN)
                      : JJ_EMPTY;

  if (domain != JJ_EMPTY)
    return fit (jj_diagram_filter_has (self->filter, JJ_FILTER_DOMAIN, jj_domains[domain].id));
  return jj_element_get_kind_id (element) == JJ_KIND_COMMUNITY ? FITS_NOT : FITS_NONE;
}

static gboolean
has_town (const Matcher *self, const JjElement *school)
{
  const char *town = school ? jj_element_get_text (school, JJ_SCHOOL_TOWN) : NULL;

  return town && jj_diagram_filter_has (self->filter, JJ_FILTER_TOWN, town);
}

/* The lead school's township or that of a member school. */
static Fit
fit_community (const Matcher *self, const JjElement *element)
{
  gboolean fits = has_town (self, jj_element_get_ref (element, JJ_COMMUNITY_SCHOOL));
  guint field;

  for (guint i = 0; i < jj_element_get_n_referrers (element) && !fits; i++)
    {
      const JjElement *link = jj_element_get_referrer (element, i, &field);
      const JjElement *from = jj_element_get_kind_id (link) == JJ_KIND_MEMBER_OF && field == JJ_TO
                                  ? jj_link_get_from (link)
                                  : NULL;

      fits = from && jj_element_get_kind_id (from) == JJ_KIND_SCHOOL && has_town (self, from);
    }
  return fit (fits);
}

static Fit
fit_town (const Matcher *self, const JjElement *element)
{
  const char *list;
  g_auto (GStrv) towns = NULL;

  if (jj_element_get_kind_id (element) == JJ_KIND_SCHOOL)
    return fit (has_town (self, element));
  if (jj_element_get_kind_id (element) == JJ_KIND_COMMUNITY)
    return fit_community (self, element);
  list = jj_element_get_kind_id (element) == JJ_KIND_ALLIANCE
             ? jj_element_get_text (element, JJ_ALLIANCE_TOWNS)
             : NULL;
  if (!list)
    return FITS_NONE;
  towns = g_strsplit (list, "\n", -1);
  for (guint i = 0; towns[i]; i++)
    if (jj_diagram_filter_has (self->filter, JJ_FILTER_TOWN, towns[i]))
      return FITS;
  return FITS_NOT;
}

static Fit (*const fits[JJ_N_FILTER_KINDS]) (const Matcher *, const JjElement *) = {
  [JJ_FILTER_THEME] = fit_theme,
  [JJ_FILTER_PURSE] = fit_purse,
  [JJ_FILTER_DOMAIN] = fit_domain,
  [JJ_FILTER_TOWN] = fit_town,
};

/* What an element without a value of its own is linked to. */
static gboolean
has_fitting_neighbour (const Matcher *self, const JjElement *element, JjFilterKind kind)
{
  const JjKind *table = jj_element_get_kind (element);
  guint field;

  for (guint i = 0; i < table->n_fields; i++)
    {
      const JjElement *other
          = table->fields[i].type == JJ_TYPE_REF ? jj_element_get_ref (element, i) : NULL;

      if (other && fits[kind](self, other) == FITS)
        return TRUE;
    }
  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      const JjElement *other = jj_element_get_referrer (element, i, &field);

      if (jj_element_get_kind (other)->flags & JJ_KIND_LINK)
        other = field == JJ_FROM ? jj_link_get_to (other) : jj_link_get_from (other);
      if (fits[kind](self, other) == FITS)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_fitting (const Matcher *self, const guint *used, JjId id)
{
  const JjElement *element = jj_plan_find (self->input->plan, id);

  for (guint kind = 0; element && kind < JJ_N_FILTER_KINDS; kind++)
    {
      Fit own = used[kind] ? fits[kind](self, element) : FITS;

      if (own == FITS_NOT
          || (own == FITS_NONE && !has_fitting_neighbour (self, element, (JjFilterKind)kind)))
        return FALSE;
    }
  return element != NULL;
}

static void
find_used (const JjDiagramFilter *filter, JjPlan *plan, guint *used)
{
  for (guint kind = 0; kind < JJ_N_FILTER_KINDS; kind++)
    {
      g_autoptr (GPtrArray) list = jj_diagram_filter_list (plan, (JjFilterKind)kind);

      for (guint i = 0; i < list->len; i++)
        used[kind] += jj_diagram_filter_has (filter, (JjFilterKind)kind,
                                             ((JjFilterValue *)g_ptr_array_index (list, i))->value);
    }
}

static void
match_filter (const JjDiagramFilter *filter,
              const JjDiagram *diagram,
              const JjDiagramInput *input,
              guint8 *bytes)
{
  Matcher self = { filter, input, NULL };
  guint used[JJ_N_FILTER_KINDS] = { 0 };

  find_used (filter, input->plan, used);
  if (used[JJ_FILTER_PURSE])
    find_paid (&self);
  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
    if (!is_fitting (&self, used, jj_diagram_get_box (diagram, i)->id))
      bytes[i] = 1;
  g_clear_pointer (&self.paid, g_hash_table_unref);
}

static void
match_lit (const JjDiagram *diagram, const GArray *lit, guint8 *bytes)
{
  g_autofree guint8 *is_lit = g_new0 (guint8, jj_diagram_get_n_boxes (diagram) + 1);

  for (guint i = 0; i < lit->len; i++)
    {
      int box = jj_diagram_find (diagram, g_array_index (lit, JjId, i));

      if (box >= 0)
        is_lit[box] = 1;
    }
  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
    bytes[i] |= !is_lit[i];
}

/* Frames, and collapsed ones, that hold something in full colour have it too. */
static void
light_frames (const JjDiagram *diagram, guint8 *bytes)
{
  for (guint i = jj_diagram_get_n_boxes (diagram); i-- > 0;)
    {
      const JjBox *box = jj_diagram_get_box (diagram, i);

      if (!bytes[i] && box->frame >= 0)
        bytes[box->frame] = 0;
      if (!bytes[i] && box->hidden >= 0)
        bytes[box->hidden] = 0;
    }
}

/* The nearest programme above an activity or programme that stands on the sheet, -1. */
static int
box_above (const JjDiagram *diagram, JjPlan *plan, JjId id)
{
  const JjElement *element = jj_plan_find (plan, id);

  for (guint depth = 0; element && depth < 16; depth++)
    {
      gboolean is_activity = jj_element_get_kind_id (element) == JJ_KIND_ACTIVITY;
      int box;

      element
          = jj_element_get_ref (element, is_activity ? JJ_ACTIVITY_PROGRAMME : JJ_PROGRAMME_PARENT);
      box = element ? jj_diagram_find (diagram, jj_element_get_id (element)) : -1;
      if (box >= 0)
        return box;
    }
  return -1;
}

gint64
jj_diagram_sum_money (const JjDiagram *diagram, JjPlan *plan, const guint8 *is_in)
{
  gint64 sum = 0;

  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
    {
      const JjBox *box = jj_diagram_get_box (diagram, i);
      int above;

      if ((box->kind != JJ_KIND_ACTIVITY && box->kind != JJ_KIND_PROGRAMME)
          || box->amount == JJ_EMPTY)
        continue;
      above = box_above (diagram, plan, box->id);
      sum += is_in[i] ? box->amount : 0;
      sum -= above >= 0 && is_in[above] ? box->amount : 0;
    }
  return sum;
}

static void
count_pale (const JjDiagram *diagram, JjPlan *plan, const guint8 *bytes, JjDiagramPale *pale)
{
  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
    pale->n_boxes += bytes[i] && jj_diagram_get_box (diagram, i)->hidden < 0;
  pale->amount = jj_diagram_sum_money (diagram, plan, bytes);
}

GBytes *
jj_diagram_filter_apply (const JjDiagramFilter *self,
                         const JjDiagram *diagram,
                         const JjDiagramInput *input,
                         const GArray *lit,
                         JjDiagramPale *pale)
{
  guint n_boxes = jj_diagram_get_n_boxes (diagram), n_lines = jj_diagram_get_n_lines (diagram);
  guint8 *bytes;

  *pale = (JjDiagramPale){ 0, 0 };
  if (!lit && (!self || jj_diagram_filter_is_empty (self)))
    return NULL;
  bytes = g_malloc0 (n_boxes + n_lines + 1);
  if (self && !jj_diagram_filter_is_empty (self))
    match_filter (self, diagram, input, bytes);
  light_frames (diagram, bytes);
  if (lit)
    match_lit (diagram, lit, bytes);
  for (guint i = 0; i < n_lines; i++)
    {
      const JjLine *line = jj_diagram_get_line (diagram, i);

      bytes[n_boxes + i] = bytes[line->from] || bytes[line->to];
    }
  count_pale (diagram, input->plan, bytes, pale);
  return g_bytes_new_take (bytes, n_boxes + n_lines);
}
