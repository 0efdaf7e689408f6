/* jj-cell-text.c: the columns and cells of a kind's table */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cell-text.h"
#include "jj-format.h"

GArray *
jj_cell_columns (JjKindId kind)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (JjCellColumn));

  for (guint i = 0; i < jj_kind_get (kind)->n_fields; i++)
    {
      JjCellColumn column = { i, NULL };

      g_array_append_val (columns, column);
    }
  for (const JjLinkColumn *links = jj_link_columns; links->id; links++)
    if (links->kind == kind)
      {
        JjCellColumn column = { -1, links };

        g_array_append_val (columns, column);
      }
  return columns;
}

char *
jj_cell_heading (JjKindId kind, const JjCellColumn *column, gboolean ids)
{
  const JjField *field;

  if (column->links)
    return g_strdup (ids ? column->links->id : jj_label (column->links->label));
  field = &jj_kind_get (kind)->fields[column->field];
  return g_strdup (ids ? field->id : jj_label (field->label));
}

/* (transfer full) */
static char *
text_by_id (const JjElement *element, guint index)
{
  const JjField *field = &jj_element_get_kind (element)->fields[index];
  const JjElement *target;

  switch (field->type)
    {
    case JJ_TYPE_LIST:
      return g_strdelimit (g_strdup (jj_element_get_text (element, index)), "\n", ';');
    case JJ_TYPE_DATE:
      return jj_format_iso_date (jj_element_get_number (element, index));
    case JJ_TYPE_ENUM:
      return g_strdup (field->choices[jj_element_get_number (element, index)].id);
    case JJ_TYPE_REF:
      target = jj_element_get_ref (element, index);
      return jj_element_get_code (target) ? g_strdup (jj_element_get_code (target))
                                          : g_strdup (jj_element_get_title (target));
    default:
      return NULL;
    }
}

char *
jj_cell_text (JjPlan *plan, const JjElement *element, const JjCellColumn *column, gboolean ids)
{
  const JjField *field;
  char *text = NULL;

  if (column->links)
    return jj_link_column_to_text (column->links, element);
  field = &jj_element_get_kind (element)->fields[column->field];
  if (field->type == JJ_TYPE_BOOL && ids)
    return g_strdup (jj_element_get_bool (element, column->field) ? "yes" : "no");
  if (ids && !jj_element_is_empty (element, column->field))
    text = text_by_id (element, column->field);
  return text ? text
              : jj_value_to_edit (plan, field, jj_element_get_value (element, column->field));
}
