/* jj-table-view-save.c: sorting, filters and groups as one text */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-table-view-private.h"

#include <glib/gi18n-lib.h>

/* GVariant's text: typed, readable, and its parser stands bad input. */

static GVariant *
save_filter (const JjFilter *filter)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  if (filter->values != NULL)
    g_variant_dict_insert_value (&dict, "values",
                                 g_variant_new_strv ((const char *const *)filter->values, -1));
  if (filter->contains != NULL)
    g_variant_dict_insert (&dict, "contains", "s", filter->contains);
  if (filter->has_min)
    g_variant_dict_insert (&dict, "min", "x", filter->min);
  if (filter->has_max)
    g_variant_dict_insert (&dict, "max", "x", filter->max);
  if (filter->fill != JJ_FILTER_ANY)
    g_variant_dict_insert (&dict, "filled", "b", filter->fill == JJ_FILTER_FILLED);
  if (filter->findings)
    g_variant_dict_insert (&dict, "findings", "b", TRUE);
  return g_variant_dict_end (&dict);
}

static void
load_filter (GVariant *saved, JjFilter *filter)
{
  g_auto (GVariantDict) dict;
  gboolean filled;

  *filter = (JjFilter){ 0 };
  g_variant_dict_init (&dict, saved);
  g_variant_dict_lookup (&dict, "values", "^as", &filter->values);
  g_variant_dict_lookup (&dict, "contains", "s", &filter->contains);
  filter->has_min = g_variant_dict_lookup (&dict, "min", "x", &filter->min);
  filter->has_max = g_variant_dict_lookup (&dict, "max", "x", &filter->max);
  if (g_variant_dict_lookup (&dict, "filled", "b", &filled))
    filter->fill = filled ? JJ_FILTER_FILLED : JJ_FILTER_EMPTY;
  g_variant_dict_lookup (&dict, "findings", "b", &filter->findings);
}

char *
jj_table_view_save (JjTableView *self)
{
  GVariantBuilder sorts, filters, folded;
  GVariantDict dict;
  g_autoptr (GVariant) whole = NULL;
  g_autoptr (GList) labels
      = g_list_sort (g_hash_table_get_keys (self->folded), (GCompareFunc)g_strcmp0);

  g_variant_builder_init (&sorts, G_VARIANT_TYPE ("a(sb)"));
  for (guint i = 0; i < self->sorts->len; i++)
    {
      const JjTableSort *sort = &g_array_index (self->sorts, JjTableSort, i);

      g_variant_builder_add (&sorts, "(sb)", jj_table_get_column (self->table, sort->column)->id,
                             sort->descending);
    }
  g_variant_builder_init (&filters, G_VARIANT_TYPE ("a{sv}"));
  for (guint i = 0; i < self->n_columns; i++)
    if (self->filters[i] != NULL)
      g_variant_builder_add (&filters, "{sv}", jj_table_get_column (self->table, i)->id,
                             save_filter (self->filters[i]));
  g_variant_builder_init (&folded, G_VARIANT_TYPE ("as"));
  for (GList *l = labels; l != NULL; l = l->next)
    g_variant_builder_add (&folded, "s", l->data);

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert_value (&dict, "sort", g_variant_builder_end (&sorts));
  g_variant_dict_insert_value (&dict, "filter", g_variant_builder_end (&filters));
  g_variant_dict_insert_value (&dict, "folded", g_variant_builder_end (&folded));
  if (self->search != NULL)
    g_variant_dict_insert (&dict, "search", "s", self->search);
  if (self->group_column >= 0)
    g_variant_dict_insert (&dict, "group", "s",
                           jj_table_get_column (self->table, (guint)self->group_column)->id);
  whole = g_variant_ref_sink (g_variant_dict_end (&dict));
  return g_variant_print (whole, FALSE);
}

static void
load_sorts (JjTableView *self, GVariant *saved)
{
  GVariantIter iter;
  const char *id;
  gboolean descending;

  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&sb)", &id, &descending))
    {
      int column = jj_table_find_column (self->table, id);
      JjTableSort sort = { .column = (guint)column, .descending = descending };

      if (column >= 0)
        g_array_append_val (self->sorts, sort);
    }
}

static void
load_filters (JjTableView *self, GVariant *saved)
{
  GVariantIter iter;
  const char *id;
  GVariant *value;

  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_loop (&iter, "{&sv}", &id, &value))
    {
      int column = jj_table_find_column (self->table, id);
      JjFilter filter;

      if (column < 0 || self->filters[column] != NULL
          || !g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT))
        continue;
      load_filter (value, &filter);
      self->filters[column] = g_memdup2 (&filter, sizeof filter);
    }
}

static void
load_rest (JjTableView *self, GVariantDict *dict)
{
  g_autofree const char **folded = NULL;
  const char *group;

  g_variant_dict_lookup (dict, "search", "s", &self->search);
  if (self->search != NULL && *self->search == '\0')
    g_clear_pointer (&self->search, g_free);
  if (self->search != NULL)
    jj_table_view_prepare_search (self);
  if (g_variant_dict_lookup (dict, "group", "&s", &group))
    self->group_column = jj_table_find_column (self->table, group);
  if (g_variant_dict_lookup (dict, "folded", "^a&s", &folded))
    for (gsize i = 0; folded[i] != NULL; i++)
      g_hash_table_add (self->folded, g_strdup (folded[i]));
}

static void
reset_settings (JjTableView *self)
{
  g_array_set_size (self->sorts, 0);
  for (guint i = 0; i < self->n_columns; i++)
    g_clear_pointer (&self->filters[i], jj_filter_free);
  g_clear_pointer (&self->search, g_free);
  self->group_column = -1;
  g_hash_table_remove_all (self->folded);
}

gboolean
jj_table_view_load (JjTableView *self, const char *saved)
{
  g_autoptr (GVariant) whole = g_variant_parse (G_VARIANT_TYPE_VARDICT, saved, NULL, NULL, NULL);
  g_autoptr (GVariant) sorts = NULL;
  g_autoptr (GVariant) filters = NULL;
  g_auto (GVariantDict) dict = { 0 };

  if (whole == NULL)
    return FALSE;
  g_variant_dict_init (&dict, whole);
  reset_settings (self);
  sorts = g_variant_dict_lookup_value (&dict, "sort", G_VARIANT_TYPE ("a(sb)"));
  if (sorts != NULL)
    load_sorts (self, sorts);
  filters = g_variant_dict_lookup_value (&dict, "filter", G_VARIANT_TYPE_VARDICT);
  if (filters != NULL)
    load_filters (self, filters);
  load_rest (self, &dict);
  jj_table_view_refresh (self);
  return TRUE;
}

char *
jj_table_view_describe (JjTableView *self, int except)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    if (self->filters[i] != NULL && (int)i != except)
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "",
                              jj_table_get_column (self->table, i)->label);
  if (self->search != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", self->search);
  return g_string_free (text, FALSE);
}
