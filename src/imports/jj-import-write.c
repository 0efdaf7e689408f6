/* jj-import-write.c: a row that was read, into the edit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-import-private.h"
#include "jj-kinds-people.h"
#include "jj-school-name.h"

static void
give (JjImporting *self, guint field, gint64 number)
{
  if (self->given[field] || number == JJ_EMPTY)
    return;
  self->values[field] = jj_value_number (number);
  self->given[field] = TRUE;
}

/* What follows from the cells of a school that are there. */
static void
complete_school (JjImporting *self)
{
  const char *name = self->values[JJ_NAME].text ? self->values[JJ_NAME].text : "";
  const char *code = self->values[JJ_SCHOOL_MINISTRY_CODE].text;
  gboolean placed = self->given[JJ_SCHOOL_LONGITUDE] && self->given[JJ_SCHOOL_LATITUDE];

  give (self, JJ_SCHOOL_LEVEL, jj_school_name_level (name, code ? code : ""));
  give (self, JJ_SCHOOL_OWNERSHIP, jj_school_name_ownership (code ? code : ""));
  give (self, JJ_SCHOOL_POSITION_STATUS, placed ? JJ_POSITION_EXACT : JJ_POSITION_NONE);
  give (self, JJ_SCHOOL_ACTIVE, TRUE);
}

static void
complete_new (JjImporting *self)
{
  if (self->mapping->kind == JJ_KIND_SCHOOL)
    complete_school (self);
  if (self->kind->flags & JJ_KIND_PRIVATE)
    give (self, JJ_PRIVATE, TRUE);
  while (!self->is_link && !self->given[JJ_CODE])
    {
      char *code = jj_coder_next (&self->coder);

      if (!code)
        return;
      if (!g_hash_table_contains (self->codes, code))
        {
          self->values[JJ_CODE] = jj_value_text (code);
          self->given[JJ_CODE] = TRUE;
        }
      g_free (code);
    }
}

/* The values move into the edit. */
static void
set_values (JjImporting *self, JjId id)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->given[i])
      {
        jj_edit_set (self->report->edit, self->mapping->kind, id, i, self->values[i]);
        self->values[i] = jj_value_empty (self->kind->fields[i].type);
      }
}

static char *
make_key (const JjImporting *self, const char *name)
{
  return self->mapping->kind == JJ_KIND_SCHOOL ? jj_school_name_key (name) : jj_lookup_fold (name);
}

/* 縣立朴子國民小學 is no news of 朴子國小, also where its code says so; other names are as good as
 * the plan's where they alone say who is meant. */
static gboolean
is_as_given (JjImporting *self, const JjElement *element, guint field)
{
  const char *given = self->values[field].text, *known;
  g_autofree char *one = NULL, *other = NULL, *in_town = NULL;

  if (jj_value_equal (self->kind->fields[field].type, self->values[field],
                      jj_element_get_value (element, field)))
    return TRUE;
  if (self->is_link || field != JJ_NAME
      || (self->mapping->kind != JJ_KIND_SCHOOL && !self->is_by_name))
    return FALSE;
  known = jj_element_get_text (element, JJ_NAME);
  one = make_key (self, given ? given : "");
  other = make_key (self, known ? known : "");
  if (self->mapping->kind == JJ_KIND_SCHOOL && known)
    in_town = jj_school_name_key_in_town (known, jj_element_get_text (element, JJ_SCHOOL_TOWN));
  return *one && (g_str_equal (one, other) || g_strcmp0 (one, in_town) == 0);
}

static gboolean
set_changed_values (JjImporting *self, const JjElement *element)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      JjType type = self->kind->fields[i].type;

      if (!self->given[i] || is_as_given (self, element, i))
        continue;
      jj_edit_set (self->report->edit, self->mapping->kind, jj_element_get_id (element), i,
                   self->values[i]);
      self->values[i] = jj_value_empty (type);
      changed = TRUE;
    }
  return changed;
}

static void
insert_link (JjImporting *self, JjId id, const JjImportEnd *end)
{
  JjKindId kind = end->column->link;
  JjId link = end->column->incoming ? jj_edit_link (self->report->edit, kind, end->other, id)
                                    : jj_edit_link (self->report->edit, kind, id, end->other);

  if (end->field >= 0)
    jj_edit_set_number (self->report->edit, kind, link, end->field, end->figure);
}

/* The end of the row that names this link's other end, if any. */
static JjImportEnd *
find_end (JjImporting *self, const JjLinkColumn *column, JjId other)
{
  for (guint i = 0; i < self->ends->len; i++)
    {
      JjImportEnd *end = &g_array_index (self->ends, JjImportEnd, i);

      if (end->column == column && end->other == other)
        return end;
    }
  return NULL;
}

/* The links of one column as the cell says them: figures set, what it does not name deleted. */
static gboolean
update_column (JjImporting *self, const JjElement *element, const JjLinkColumn *column)
{
  g_autoptr (GPtrArray) links = jj_link_column_list (column, element);
  gboolean changed = FALSE;

  for (guint i = 0; i < links->len; i++)
    {
      const JjElement *link = links->pdata[i];
      const JjElement *other = jj_element_get_ref (link, column->incoming ? JJ_FROM : JJ_TO);
      JjImportEnd *end = find_end (self, column, jj_element_get_id (other));

      if (!end)
        jj_edit_delete (self->report->edit, column->link, jj_element_get_id (link));
      else if (end->field >= 0 && jj_element_get_number (link, end->field) != end->figure)
        jj_edit_set_number (self->report->edit, column->link, jj_element_get_id (link), end->field,
                            end->figure);
      else
        {
          end->other = 0;
          continue;
        }
      if (end)
        end->other = 0;
      changed = TRUE;
    }
  return changed;
}

static gboolean
update_links (JjImporting *self, const JjElement *element)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      const JjLinkColumn *column
          = g_array_index (self->mapping->columns, JjMappingColumn, i).target.links;
      gboolean named = FALSE;

      for (guint k = 0; column && k < self->ends->len; k++)
        named = named || g_array_index (self->ends, JjImportEnd, k).column == column;
      if (named && update_column (self, element, column))
        changed = TRUE;
    }
  for (guint i = 0; i < self->ends->len; i++)
    {
      const JjImportEnd *end = &g_array_index (self->ends, JjImportEnd, i);

      if (end->other)
        {
          insert_link (self, jj_element_get_id (element), end);
          changed = TRUE;
        }
    }
  return changed;
}

static gboolean
would_change_column (JjImporting *self, const JjElement *element, const JjLinkColumn *column)
{
  g_autoptr (GPtrArray) links = jj_link_column_list (column, element);
  guint n_ends = 0;

  for (guint i = 0; i < self->ends->len; i++)
    n_ends += g_array_index (self->ends, JjImportEnd, i).column == column;
  if (n_ends == 0)
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    {
      const JjElement *link = links->pdata[i];
      const JjElement *other = jj_element_get_ref (link, column->incoming ? JJ_FROM : JJ_TO);
      const JjImportEnd *end = find_end (self, column, jj_element_get_id (other));

      if (!end || (end->field >= 0 && jj_element_get_number (link, end->field) != end->figure))
        return TRUE;
    }
  return links->len != n_ends;
}

gboolean
jj_importing_would_change (JjImporting *self, JjId id)
{
  const JjElement *element = jj_plan_find (self->plan, id);

  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->given[i] && !is_as_given (self, element, i))
      return TRUE;
  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      const JjLinkColumn *column
          = g_array_index (self->mapping->columns, JjMappingColumn, i).target.links;

      if (column && would_change_column (self, element, column))
        return TRUE;
    }
  return FALSE;
}

gboolean
jj_importing_write_row (JjImporting *self, JjId *id)
{
  const JjElement *element = *id ? jj_plan_find (self->plan, *id) : NULL;
  gboolean changed;

  if (element)
    {
      changed = set_changed_values (self, element);
      return update_links (self, element) || changed;
    }
  complete_new (self);
  *id = jj_edit_insert (self->report->edit, self->mapping->kind, 0);
  jj_importing_remember_row (self, *id);
  set_values (self, *id);
  for (guint i = 0; i < self->ends->len; i++)
    insert_link (self, *id, &g_array_index (self->ends, JjImportEnd, i));
  return TRUE;
}
