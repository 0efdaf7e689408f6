/* jj-changes-text.c: the texts of a table of changes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-changes-text.h"

#include "jj-diff.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-language.h"
#include "jj-line-text.h"

#define MOST_FIELDS 6
#define MOST_CHARACTERS 60

static gboolean
is_link (const JjElement *element)
{
  return (jj_element_get_kind (element)->flags & JJ_KIND_LINK) != 0;
}

static gboolean
is_private (const JjElement *element)
{
  return jj_element_get_kind (element)->flags & JJ_KIND_PRIVATE
         || jj_element_get_bool (element, JJ_PRIVATE);
}

gboolean
jj_change_is_personal (const JjElement *element, int field)
{
  if (is_link (element))
    return is_private (jj_link_get_from (element)) || is_private (jj_link_get_to (element));
  return is_private (element)
         || (field >= 0 && jj_element_get_kind (element)->fields[field].flags & JJ_FIELD_PERSONAL);
}

char *
jj_change_group (const JjChangeSide *side, const JjElement *element)
{
  const JjElement *activity, *programme;
  const char *label = jj_label (jj_element_get_kind (element)->label), *code;

  if (jj_element_get_kind_id (element) != JJ_KIND_BUDGET_LINE)
    return g_strdup (label);
  activity = jj_element_get_ref (element, JJ_BUDGET_LINE_ACTIVITY);
  programme = activity ? jj_element_get_ref (activity, JJ_ACTIVITY_PROGRAMME) : NULL;
  if (!programme)
    return g_strdup_printf ("%s · %s", label, _ ("no programme"));
  code = jj_element_get_code (programme);
  return g_strdup_printf ("%s · %s%s%s", label, code ? code : "", code ? " " : "",
                          jj_element_get_title (programme));
}

char *
jj_change_title (const JjElement *element, gboolean anonymous)
{
  const char *code = is_link (element) ? NULL : jj_element_get_code (element);
  const char *name = is_link (element) ? NULL : jj_element_get_name (element);

  if (anonymous && jj_change_is_personal (element, -1))
    return g_strdup (code ? code : _ ("(personal data)"));
  if (is_link (element))
    return g_strdup_printf ("%s → %s", jj_element_get_title (jj_link_get_from (element)),
                            jj_element_get_title (jj_link_get_to (element)));
  if (code && name)
    return g_strdup_printf ("%s %s", code, name);
  return g_strdup (jj_element_get_title (element));
}

static char *
shorten (char *text)
{
  char *longer;

  g_strdelimit (text, "\n", ' ');
  if (g_utf8_strlen (text, -1) <= MOST_CHARACTERS)
    return text;
  *g_utf8_offset_to_pointer (text, MOST_CHARACTERS) = '\0';
  longer = g_strconcat (text, "…", NULL);
  g_free (text);
  return longer;
}

static void
append_part (GString *text, const char *label, const char *value)
{
  g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "、" : "", label ? label : "",
                          label ? " " : "", value);
}

/* Where a line is charged; with the amounts where it is not one purse that pays all. */
static void
append_parts (GString *text, const JjChangeSide *side, const JjElement *line)
{
  int i = jj_figures_find_line (side->figures, jj_element_get_id (line));
  const JjLineFigure *figure = i < 0 ? NULL : jj_figures_get_line (side->figures, (guint)i);
  const JjPart *parts = figure ? jj_figures_get_parts (side->figures, (guint)i) : NULL;

  for (guint p = 0; figure && p < figure->n_parts; p++)
    {
      const JjElement *purse = jj_plan_find (side->plan, parts[p].purse);
      g_autofree char *amount = jj_format_money (parts[p].amount);

      if (purse && figure->n_parts == 1 && parts[p].amount == figure->amount)
        append_part (text, NULL, jj_element_get_title (purse));
      else if (purse)
        append_part (text, jj_element_get_title (purse), amount);
    }
}

static char *
parts_of (const JjChangeSide *side, const JjElement *line)
{
  GString *text = g_string_new (NULL);

  append_parts (text, side, line);
  return g_string_free (text, FALSE);
}

/* These three and the units are in the text of how the amount comes about. */
static gboolean
is_in_basis (guint field)
{
  return field == JJ_BUDGET_LINE_UNIT_PRICE || field == JJ_BUDGET_LINE_QUANTITY
         || field == JJ_BUDGET_LINE_TIMES || field == JJ_BUDGET_LINE_UNIT;
}

static void
append_fields (GString *text,
               const JjChangeSide *side,
               const JjElement *line,
               const JjElement *other)
{
  const JjKind *kind = jj_element_get_kind (line);

  for (guint f = 0; f < kind->n_fields; f++)
    {
      g_autofree char *value = NULL;

      if (is_in_basis (f) || f == JJ_PRIVATE
          || jj_value_equal (kind->fields[f].type, jj_element_get_value (line, f),
                             jj_element_get_value (other, f)))
        continue;
      value = shorten (jj_element_to_display (side->plan, line, f));
      append_part (text, jj_label (kind->fields[f].label), *value ? value : _ ("(Empty)"));
    }
}

char *
jj_change_summary (const JjChangeSide *side, const JjElement *element)
{
  const JjKind *kind = jj_element_get_kind (element);
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint f = is_link (element) ? JJ_LINK_FIELDS : JJ_PRIVATE + 1; f < kind->n_fields; f++)
    {
      g_autofree char *value = NULL;

      if (jj_element_is_empty (element, f) || kind->fields[f].type == JJ_TYPE_BOOL)
        continue;
      if (n++ == MOST_FIELDS)
        {
          g_string_append (text, "…");
          break;
        }
      value = shorten (jj_element_to_display (side->plan, element, f));
      append_part (text, jj_label (kind->fields[f].label), value);
    }
  if (text->len == 0)
    g_string_append (text, jj_label (kind->label));
  return g_string_free (text, FALSE);
}

void
jj_change_line_texts (const JjChangeSide *side,
                      const JjElement *line,
                      const JjChangeSide *other_side,
                      const JjElement *other,
                      char **text)
{
  GString *out = g_string_new (NULL);

  if (line)
    {
      g_autofree char *basis = jj_line_text (side->figures, side->plan, line);
      g_autofree char *other_basis
          = other ? jj_line_text (other_side->figures, other_side->plan, other) : NULL;
      g_autofree char *parts = parts_of (side, line);
      g_autofree char *other_parts = other ? parts_of (other_side, other) : NULL;

      if (*basis && g_strcmp0 (basis, other_basis) != 0)
        append_part (out, NULL, basis);
      if (other)
        append_fields (out, side, line, other);
      if (*parts && g_strcmp0 (parts, other_parts) != 0)
        append_part (out, NULL, parts);
    }
  *text = g_string_free (out, FALSE);
}

static gboolean
is_about (const JjElement *comment, int field)
{
  const JjElement *element = jj_element_get_ref (comment, JJ_COMMENT_ELEMENT);
  const char *id = jj_element_get_text (comment, JJ_COMMENT_FIELD);

  return field < 0 || !id || jj_kind_find_field (jj_element_get_kind (element), id) == field;
}

char *
jj_change_comments (JjPlan *plan, JjId id, int field)
{
  const JjElement *element = jj_plan_find (plan, id);
  GString *text = g_string_new (NULL);

  for (guint i = 0; element && i < jj_element_get_n_referrers (element); i++)
    {
      guint pointing;
      const JjElement *comment = jj_element_get_referrer (element, i, &pointing);
      const char *number;

      if (jj_element_get_kind_id (comment) != JJ_KIND_COMMENT || !is_about (comment, field))
        continue;
      number = jj_element_get_text (comment, JJ_COMMENT_NUMBER);
      append_part (text, NULL, number ? number : "?");
    }
  return g_string_free (text, FALSE);
}
