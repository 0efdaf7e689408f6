/* jj-diagram-box.c: what a box says about its element */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-diagram-private.h"

#include "jj-format.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-language.h"
#include "jj-served.h"

#include <string.h>

/* kinds.md "Lanes": only an organisation has a tier of its own. */
JjTier
jj_diagram_get_home_lane (const JjElement *element)
{
  switch (jj_element_get_kind_id (element))
    {
    case JJ_KIND_ORGANISATION:
      return (JjTier)jj_element_get_number_or (element, JJ_ORGANISATION_TIER, JJ_TIER_COUNTY);
    case JJ_KIND_PURSE:
      return JJ_TIER_CENTRAL;
    case JJ_KIND_ALLIANCE:
      return JJ_TIER_REGION;
    case JJ_KIND_COMMUNITY:
    case JJ_KIND_SCHOOL:
      return JJ_TIER_SCHOOL;
    default:
      return JJ_TIER_COUNTY;
    }
}

/* A choice's label, NULL where nothing is chosen. */
static const char *
choice (const JjElement *element, guint field)
{
  gint64 number = jj_element_get_number (element, field);

  return number == JJ_EMPTY
             ? NULL
             : jj_label (jj_element_get_kind (element)->fields[field].choices[number].label);
}

static void
add_part (GString *text, const char *part)
{
  if (!part || !*part)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

/* format: a literal with one %s. */
#define ADD_COUNT(text, format, count)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 count_ = (count);                                                                       \
                                                                                                   \
    if (count_ != JJ_EMPTY)                                                                        \
      {                                                                                            \
        g_autofree char *number_ = jj_format_money (count_);                                       \
        g_autofree char *part_ = g_strdup_printf (format, number_);                                \
                                                                                                   \
        add_part (text, part_);                                                                    \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

static void
set_number (JjBox *box, gint64 count)
{
  g_free (box->number);
  box->number = jj_format_money (count);
}

static void
fill_people (JjBox *box, const JjElement *element, GString *detail)
{
  gint64 count = JJ_EMPTY;

  switch (box->kind)
    {
    case JJ_KIND_SCHOOL:
      add_part (detail, choice (element, JJ_SCHOOL_LEVEL));
      add_part (detail, choice (element, JJ_SCHOOL_AREA));
      ADD_COUNT (detail, _ ("%s classes"), jj_element_get_number (element, JJ_SCHOOL_CLASSES));
      count = jj_element_get_number (element, JJ_SCHOOL_CLASSES);
      box->shade = (guint8)jj_element_get_number_or (element, JJ_SCHOOL_AREA, JJ_AREA_UNKNOWN);
      break;
    case JJ_KIND_ORGANISATION:
      count = jj_element_get_number (element, JJ_ORGANISATION_MEMBERS);
      if (jj_element_get_number (element, JJ_ORGANISATION_TIER) != JJ_TIER_CENTRAL)
        add_part (detail, choice (element, JJ_ORGANISATION_ROLE));
      ADD_COUNT (detail, _ ("%s persons"), count);
      break;
    case JJ_KIND_COMMUNITY:
      count = jj_element_get_number (element, JJ_COMMUNITY_MEMBERS);
      add_part (detail, jj_element_get_text (element, JJ_COMMUNITY_LEVEL));
      add_part (detail, choice (element, JJ_COMMUNITY_DOMAIN));
      ADD_COUNT (detail, _ ("%s persons"), count);
      break;
    case JJ_KIND_ALLIANCE:
      count = jj_element_count_referrers (element, JJ_KIND_MEMBER_OF, JJ_TO);
      add_part (detail, choice (element, JJ_ALLIANCE_SCOPE));
      ADD_COUNT (detail, _ ("%s members"), count);
      break;
    default:
      break;
    }
  if (count != JJ_EMPTY)
    set_number (box, count);
}

static void
fill_pool (JjBox *box, const JjElement *element, GString *detail)
{
  gint64 count = jj_element_get_number (element, JJ_TALENT_POOL_HEAD_COUNT);
  gint64 target = jj_element_get_number (element, JJ_TALENT_POOL_TARGET);
  g_autofree char *aim = NULL, *of = NULL;

  box->level = (guint8)CLAMP (jj_element_get_number_or (element, JJ_TALENT_POOL_TIER, 0), 0, 3);
  if (count == JJ_EMPTY)
    return;
  set_number (box, count);
  aim = target == JJ_EMPTY ? NULL : jj_format_money (target);
  of = aim ? g_strdup_printf (_ ("%s of %s persons"), box->number, aim)
           : g_strdup_printf (_ ("%s persons"), box->number);
  add_part (detail, of);
}

/* The nine themes come in threes, A to C; a programme without one takes its parent's. */
static guint8
theme_shade (const JjElement *programme)
{
  for (guint depth = 0; programme && depth < 16; depth++)
    {
      gint64 theme = jj_element_get_number (programme, JJ_PROGRAMME_THEME);

      if (theme != JJ_EMPTY)
        return (guint8)MIN (theme / 3, 2);
      programme = jj_element_get_ref (programme, JJ_PROGRAMME_PARENT);
    }
  return 3;
}

static void
fill_work (JjBox *box, const JjElement *element, const JjDiagramInput *input, GString *detail)
{
  const JjGroupFigure *figure;
  g_autofree char *start = NULL;

  if (box->kind == JJ_KIND_PROGRAMME)
    {
      gint64 theme = jj_element_get_number (element, JJ_PROGRAMME_THEME);

      box->shade = theme_shade (element);
      add_part (detail, box->code);
      if (theme != JJ_EMPTY)
        add_part (detail,
                  jj_element_get_kind (element)->fields[JJ_PROGRAMME_THEME].choices[theme].id);
      figure = input->figures ? jj_figures_find_programme (input->figures, box->id) : NULL;
    }
  else
    {
      box->shade = theme_shade (jj_element_get_ref (element, JJ_ACTIVITY_PROGRAMME));
      add_part (detail, choice (element, JJ_ACTIVITY_FORM));
      start = jj_element_to_display (input->plan, element, JJ_ACTIVITY_START);
      add_part (detail, start);
      figure = input->figures ? jj_figures_find_activity (input->figures, box->id) : NULL;
    }
  if (figure)
    box->amount = figure->amount;
}

static void
fill_purse (JjBox *box, const JjElement *element, const JjDiagramInput *input, GString *detail)
{
  const JjPurseFigure *figure
      = input->figures ? jj_figures_find_purse (input->figures, box->id) : NULL;
  gint64 granted = jj_element_get_number (element, JJ_PURSE_GRANTED);

  box->shade = (guint8)jj_element_get_number_or (element, JJ_PURSE_SOURCE, JJ_SOURCE_OTHER);
  box->amount = granted;
  if (figure && figure->remaining < 0 && figure->remaining != JJ_EMPTY)
    ADD_COUNT (detail, _ ("over %s"), -figure->remaining);
  else if (figure)
    ADD_COUNT (detail, _ ("left %s"), figure->remaining);
}

/* "待討論 · ●●●", many as "● 12"; from far away the number of dots. */
static void
fill_sticky (JjBox *box, const JjElement *element, GString *detail)
{
  gint64 dots = jj_element_get_number_or (element, JJ_STICKY_DOTS, 0);
  GString *text = g_string_new (NULL);

  add_part (detail, jj_element_get_text (element, JJ_STICKY_GROUP));
  for (gint64 i = 0; i < dots && dots <= 8; i++)
    g_string_append (text, "●");
  if (dots > 8)
    g_string_printf (text, "● %" G_GINT64_FORMAT, dots);
  add_part (detail, text->len > 0 ? text->str : NULL);
  if (dots > 0)
    set_number (box, dots);
  g_string_free (text, TRUE);
}

static void
fill_aim (JjBox *box, const JjElement *element, const JjDiagramInput *input, GString *detail)
{
  g_autofree char *target = NULL, *of = NULL;

  if (box->kind != JJ_KIND_INDICATOR)
    return;
  target = jj_element_to_display (input->plan, element, JJ_INDICATOR_TARGET);
  if (*target)
    of = g_strdup_printf (_ ("target %s"), target);
  add_part (detail, of);
  add_part (detail, *target ? jj_element_get_text (element, JJ_INDICATOR_UNIT) : NULL);
}

/* 初階, 進階, 領航 by their order in the county's pack; without figures there is no pack. */
GHashTable *
jj_diagram_levels (const JjDiagramInput *input)
{
  GHashTable *levels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) entries = NULL;

  if (!input->figures)
    return levels;
  entries = jj_pack_set_list (jj_figures_get_packs (input->figures), "community_level",
                              jj_plan_get_first_day (input->plan));
  for (guint i = 0; i < entries->len; i++)
    {
      const JjEntry *entry = g_ptr_array_index (entries, i);
      const char *level = jj_entry_get_string (entry, "level");
      gint64 order = CLAMP (jj_entry_get_int_or (entry, "order", 0), 0, 3);

      if (level)
        g_hash_table_insert (levels, g_strdup (level), GINT_TO_POINTER ((int)order));
    }
  return levels;
}

void
jj_diagram_fill_box (JjBox *box,
                     const JjElement *element,
                     const JjDiagramInput *input,
                     GHashTable *levels)
{
  const char *level
      = box->kind == JJ_KIND_COMMUNITY ? jj_element_get_text (element, JJ_COMMUNITY_LEVEL) : NULL;
  GString *detail = g_string_new (NULL);

  box->name = g_strdup (jj_element_get_title (element));
  box->code = g_strdup (jj_element_get_code (element));
  box->number = g_strdup (box->code ? box->code : "");
  box->amount = JJ_EMPTY;
  box->shade = 3;
  box->worst = input->findings ? jj_findings_worst (input->findings, box->id, -1) : JJ_N_SEVERITIES;
  if (box->kind == JJ_KIND_TALENT_POOL)
    fill_pool (box, element, detail);
  else if (box->kind == JJ_KIND_PROGRAMME || box->kind == JJ_KIND_ACTIVITY)
    fill_work (box, element, input, detail);
  else if (box->kind == JJ_KIND_PURSE)
    fill_purse (box, element, input, detail);
  else if (box->kind == JJ_KIND_INDICATOR || box->kind == JJ_KIND_OBJECTIVE)
    fill_aim (box, element, input, detail);
  else if (box->kind == JJ_KIND_STICKY)
    fill_sticky (box, element, detail);
  else
    fill_people (box, element, detail);
  if (level)
    box->level = (guint8)GPOINTER_TO_INT (g_hash_table_lookup (levels, level));
  if (box->kind == JJ_KIND_ALLIANCE && input->figures)
    box->amount = jj_served_cost (input->figures, element);
  box->detail = g_string_free (detail, FALSE);
}
