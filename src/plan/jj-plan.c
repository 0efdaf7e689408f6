/* jj-plan.c: all elements of a plan: look-up, order, signal */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plan-types.h"

#include "jj-kinds-plan.h"

#include <string.h>

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

/* Changes within one list that an edit makes by moving the list's tail. */
#define MAX_DIRECT 32

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JjPlan, jj_plan, G_TYPE_OBJECT)
/* clang-format off */
G_DEFINE_QUARK (jj-plan-error-quark, jj_plan_error)
/* clang-format on */

static void
jj_plan_finalize (GObject *object)
{
  JjPlan *self = JJ_PLAN (object);

  for (guint k = 0; k < JJ_N_KINDS; k++)
    {
      for (guint i = 0; i < self->lists[k].items->len; i++)
        jj_element_clear (g_ptr_array_index (self->lists[k].items, i));
      g_ptr_array_unref (self->lists[k].items);
      jj_element_pool_clear (&self->lists[k].pool);
      g_clear_pointer (&self->lists[k].by_code, g_hash_table_unref);
      g_clear_pointer (&self->lists[k].by_name, g_hash_table_unref);
    }
  jj_id_map_clear (&self->by_id);
  G_OBJECT_CLASS (jj_plan_parent_class)->finalize (object);
}

static void
jj_plan_class_init (JjPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jj_plan_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", JJ_TYPE_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
jj_plan_init (JjPlan *self)
{
  jj_id_map_init (&self->by_id);
  for (guint k = 0; k < JJ_N_KINDS; k++)
    {
      self->lists[k].items = g_ptr_array_new ();
      jj_element_pool_init (&self->lists[k].pool, jj_kind_get (k));
    }
}

JjPlan *
jj_plan_new (void)
{
  JjPlan *self = g_object_new (JJ_TYPE_PLAN, NULL);
  JjElement *root
      = jj_element_new (&self->lists[JJ_KIND_PLAN].pool, JJ_KIND_PLAN, jj_id_new (), JJ_RANK_STEP);

  root->cells[JJ_PLAN_PERIOD].number = JJ_PERIOD_FULL;
  jj_plan_enter (self, root);
  return self;
}

/* The index of the first element that does not come before this one; the list is in order. */
static guint
position_of (const JjList *list, const JjElement *element)
{
  guint low = 0, high = list->items->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (jj_element_compare (g_ptr_array_index (list->items, middle), element) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Whether a change within the list is made at once: a few are, many wait for one pass at the end.
 */
static gboolean
goes_directly (JjList *list)
{
  return !list->unsorted && list->n_dead == 0 && list->n_direct++ < MAX_DIRECT;
}

static void
list_add (JjList *list, JjElement *element)
{
  guint n = list->items->len;

  if (n == 0 || jj_element_compare (g_ptr_array_index (list->items, n - 1), element) < 0)
    g_ptr_array_add (list->items, element);
  else if (goes_directly (list))
    g_ptr_array_insert (list->items, (int)position_of (list, element), element);
  else
    {
      list->unsorted = TRUE;
      g_ptr_array_add (list->items, element);
    }
}

void
jj_plan_enter (JjPlan *self, JjElement *element)
{
  JjList *list = &self->lists[element->kind_id];

  jj_id_map_add (&self->by_id, element->id, element);
  if (list->by_code && jj_element_get_code (element))
    g_hash_table_insert (list->by_code, element->cells[JJ_CODE].text, element);
  g_clear_pointer (&list->by_name, g_hash_table_unref);
  list_add (list, element);
}

void
jj_plan_leave (JjPlan *self, JjElement *element)
{
  JjList *list = &self->lists[element->kind_id];
  guint n = list->items->len;

  jj_id_map_remove (&self->by_id, element->id);
  if (list->by_code && jj_element_get_code (element))
    g_hash_table_remove (list->by_code, element->cells[JJ_CODE].text);
  g_clear_pointer (&list->by_name, g_hash_table_unref);
  if (n > 0 && g_ptr_array_index (list->items, n - 1) == element)
    g_ptr_array_set_size (list->items, (int)n - 1);
  else if (goes_directly (list))
    g_ptr_array_remove_index (list->items, position_of (list, element));
  else
    {
      element->dead = TRUE;
      list->n_dead++;
      return;
    }
  jj_element_free (element, &list->pool);
}

void
jj_plan_rerank (JjPlan *self, JjElement *element, gint64 rank)
{
  JjList *list = &self->lists[element->kind_id];

  if (goes_directly (list))
    {
      g_ptr_array_remove_index (list->items, position_of (list, element));
      element->rank = rank;
      g_ptr_array_insert (list->items, (int)position_of (list, element), element);
      return;
    }
  element->rank = rank;
  list->unsorted = TRUE;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return jj_element_compare (*(JjElement *const *)a, *(JjElement *const *)b);
}

static void
remove_dead (JjList *list)
{
  guint kept = 0;

  for (guint i = 0; i < list->items->len; i++)
    {
      JjElement *element = g_ptr_array_index (list->items, i);

      if (element->dead)
        jj_element_free (element, &list->pool);
      else
        list->items->pdata[kept++] = element;
    }
  g_ptr_array_set_size (list->items, (int)kept);
  list->n_dead = 0;
}

void
jj_plan_settle (JjPlan *self)
{
  for (guint k = 0; k < JJ_N_KINDS; k++)
    {
      JjList *list = &self->lists[k];

      if (list->n_dead > 0)
        remove_dead (list);
      if (list->unsorted)
        g_ptr_array_sort (list->items, compare_items);
      list->unsorted = FALSE;
      list->n_direct = 0;
    }
}

const JjElement *
jj_plan_get_root (JjPlan *self)
{
  g_return_val_if_fail (JJ_IS_PLAN (self), NULL);
  return g_ptr_array_index (self->lists[JJ_KIND_PLAN].items, 0);
}

const JjElement *
jj_plan_find (JjPlan *self, JjId id)
{
  return jj_id_map_find (&self->by_id, id);
}

static void
index_codes (JjList *list)
{
  list->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < list->items->len; i++)
    {
      JjElement *element = g_ptr_array_index (list->items, i);

      if (!element->dead && jj_element_get_code (element))
        g_hash_table_insert (list->by_code, element->cells[JJ_CODE].text, element);
    }
}

const JjElement *
jj_plan_find_code (JjPlan *self, JjKindId kind, const char *code)
{
  JjList *list = &self->lists[kind];

  if (!list->by_code)
    index_codes (list);
  return g_hash_table_lookup (list->by_code, code);
}

static void
index_names (JjList *list)
{
  list->by_name
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < list->items->len; i++)
    {
      JjElement *element = g_ptr_array_index (list->items, i);
      const char *name = jj_element_get_name (element);
      GPtrArray *same = name ? g_hash_table_lookup (list->by_name, name) : NULL;

      if (name && !same)
        g_hash_table_insert (list->by_name, (char *)name, same = g_ptr_array_new ());
      if (name)
        g_ptr_array_add (same, element);
    }
}

const JjElement *
jj_plan_find_name (JjPlan *self, JjKindId kind, const char *name, guint *n)
{
  JjList *list = &self->lists[kind];
  GPtrArray *same;

  if (!list->by_name)
    index_names (list);
  same = g_hash_table_lookup (list->by_name, name);
  if (n)
    *n = same ? same->len : 0;
  return same ? g_ptr_array_index (same, 0) : NULL;
}

guint
jj_plan_get_count (JjPlan *self, JjKindId kind)
{
  return self->lists[kind].items->len;
}

const JjElement *
jj_plan_get_nth (JjPlan *self, JjKindId kind, guint i)
{
  g_assert (i < self->lists[kind].items->len);
  return g_ptr_array_index (self->lists[kind].items, i);
}

guint64
jj_plan_get_revision (JjPlan *self)
{
  return self->revision;
}

static gint64
school_year_day (JjPlan *self, gboolean last)
{
  const JjElement *root = jj_plan_get_root (self);
  gint64 year = jj_element_get_number (root, JJ_PLAN_SCHOOL_YEAR);
  gboolean bridge = jj_element_get_number (root, JJ_PLAN_PERIOD) == JJ_PERIOD_BRIDGE;
  GDate date;

  if (year == JJ_EMPTY)
    return JJ_EMPTY;
  g_date_clear (&date, 1);
  if (last)
    g_date_set_dmy (&date, 31, G_DATE_JULY, (GDateYear)(year + 1912));
  else if (bridge)
    g_date_set_dmy (&date, 1, G_DATE_FEBRUARY, (GDateYear)(year + 1912));
  else
    g_date_set_dmy (&date, 1, G_DATE_AUGUST, (GDateYear)(year + 1911));
  return g_date_get_julian (&date);
}

gint64
jj_plan_get_first_day (JjPlan *self)
{
  return school_year_day (self, FALSE);
}

gint64
jj_plan_get_last_day (JjPlan *self)
{
  return school_year_day (self, TRUE);
}

void
jj_coder_init (JjCoder *coder, JjPlan *plan, JjKindId kind)
{
  *coder = (JjCoder){ plan, kind, jj_plan_get_count (plan, kind) + 1 };
}

char *
jj_coder_next (JjCoder *coder)
{
  const char *prefix = jj_kind_get (coder->kind)->code_prefix;

  if (!prefix)
    return NULL;
  for (;;)
    {
      g_autofree char *code = g_strdup_printf ("%s-%03u", prefix, coder->next++);

      if (!jj_plan_find_code (coder->plan, coder->kind, code))
        return g_steal_pointer (&code);
    }
}

static void
add_change (JjChanges *changes, GHashTable *seen, const JjOp *op, gboolean gone)
{
  GArray *list = op->type == JJ_OP_INSERT && !gone  ? changes->inserted
                 : op->type == JJ_OP_DELETE || gone ? changes->removed
                                                    : changes->touched;

  changes->kinds |= JJ_KIND_BIT (jj_kind_index (op->kind));
  if (g_hash_table_add (seen, (gpointer)&op->id))
    g_array_append_val (list, op->id);
}

void
jj_plan_emit_changed (JjPlan *self, const JjEdit *edit)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  JjChanges changes
      = { g_array_new (FALSE, FALSE, sizeof (JjId)), g_array_new (FALSE, FALSE, sizeof (JjId)),
          g_array_new (FALSE, FALSE, sizeof (JjId)), 0 };

  for (guint i = 0; i < jj_edit_get_n_ops (edit); i++)
    {
      const JjOp *op = jj_edit_get_op (edit, i);

      add_change (&changes, seen, op, !jj_plan_find (self, op->id));
    }
  self->emitting = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, &changes);
  self->emitting = FALSE;
  g_array_unref (changes.inserted);
  g_array_unref (changes.removed);
  g_array_unref (changes.touched);
}
