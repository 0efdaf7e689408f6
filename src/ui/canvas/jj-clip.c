/* jj-clip.c: elements of a sheet as text that another plan can take in */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-clip.h"

#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-plan-json.h"
#include "jj-sheet-edit-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* From what is there already. */
#define ASIDE 48.0

/* What is known of a set of elements by id. */
static gboolean
has (GHashTable *ids, const JjElement *element)
{
  JjId id = element ? jj_element_get_id (element) : 0;

  return element && g_hash_table_contains (ids, &id);
}

static gboolean
add (GHashTable *ids, const JjElement *element)
{
  JjId *key;

  if (has (ids, element))
    return FALSE;
  key = g_new (JjId, 1);
  *key = jj_element_get_id (element);
  g_hash_table_insert (ids, key, g_new0 (JjId, 1));
  return TRUE;
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static gboolean
comes_along (const JjElement *element)
{
  JjKindId kind = jj_element_get_kind_id (element);

  return kind == JJ_KIND_BUDGET_LINE || kind == JJ_KIND_ACTIVITY || kind == JJ_KIND_PROGRAMME;
}

/* The elements and what they own, again and again. */
static void
add_with_owned (GHashTable *copied, GPtrArray *order, const JjElement *element)
{
  guint field;

  if (!add (copied, element))
    return;
  g_ptr_array_add (order, (gpointer)element);
  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      const JjElement *other = jj_element_get_referrer (element, i, &field);

      if (comes_along (other) && jj_element_get_kind (other)->fields[field].flags & JJ_FIELD_OWNER)
        add_with_owned (copied, order, other);
    }
}

/* Taking: one element after another into an edit on an empty plan, targets first. */

typedef struct
{
  JjEdit *edit;
  GHashTable *copied, *written; /* ids */
} Taker;

static void write_element (Taker *self, const JjElement *element);

static void
write_fields (Taker *self, const JjElement *element, gboolean is_whole)
{
  const JjKind *kind = jj_element_get_kind (element);
  JjKindId number = jj_element_get_kind_id (element);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      JjType type = kind->fields[i].type;
      gboolean is_name = i == JJ_CODE || i == JJ_NAME;

      if (jj_element_is_empty (element, i) || (!is_whole && !is_name)
          || (type == JJ_TYPE_REF && jj_element_get_ref (element, i) == NULL))
        continue;
      jj_edit_set (self->edit, number, jj_element_get_id (element), i,
                   jj_value_copy (type, jj_element_get_value (element, i)));
    }
}

/* A school that is only pointed to can be found again by what the ministry calls it. */
static void
write_stub (Taker *self, const JjElement *element)
{
  static const guint fields[] = { JJ_SCHOOL_MINISTRY_CODE, JJ_SCHOOL_LEVEL };

  write_fields (self, element, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (fields) && jj_element_get_kind_id (element) == JJ_KIND_SCHOOL;
       i++)
    if (!jj_element_is_empty (element, fields[i]))
      jj_edit_set (self->edit, JJ_KIND_SCHOOL, jj_element_get_id (element), fields[i],
                   jj_value_copy (jj_kind_school.fields[fields[i]].type,
                                  jj_element_get_value (element, fields[i])));
}

static void
write_element (Taker *self, const JjElement *element)
{
  const JjKind *kind = jj_element_get_kind (element);
  gboolean is_copied = has (self->copied, element);

  if (!add (self->written, element))
    return;
  for (guint i = 0; is_copied && i < kind->n_fields; i++)
    if (kind->fields[i].type == JJ_TYPE_REF && jj_element_get_ref (element, i))
      write_element (self, jj_element_get_ref (element, i));
  jj_edit_insert (self->edit, jj_element_get_kind_id (element), jj_element_get_id (element));
  if (is_copied)
    write_fields (self, element, TRUE);
  else
    write_stub (self, element);
}

/* Links that begin at a copied element, but to persons. */
static void
write_links (Taker *self, const JjElement *element)
{
  guint field;

  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      const JjElement *link = jj_element_get_referrer (element, i, &field);
      const JjElement *to = jj_element_get_kind (link)->flags & JJ_KIND_LINK && field == JJ_FROM
                                ? jj_link_get_to (link)
                                : NULL;

      if (!to || jj_element_get_kind_id (to) == JJ_KIND_PERSON)
        continue;
      write_element (self, to);
      jj_edit_insert (self->edit, jj_element_get_kind_id (link), jj_element_get_id (link));
      write_fields (self, link, TRUE);
    }
}

GBytes *
jj_clip_take (const JjSheet *self, const guint *boxes, guint n)
{
  g_autoptr (JjPlan) empty = jj_plan_new (), plan = NULL;
  g_autoptr (JjEdit) edit = jj_edit_new ("");
  g_autoptr (GHashTable) copied = new_set (), written = new_set ();
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  Taker taker = { edit, copied, written };
  JjId sheet = jj_edit_insert (edit, JJ_KIND_SHEET, 0);

  for (guint i = 0; i < n; i++)
    add_with_owned (copied, order,
                    jj_plan_find (self->plan, jj_diagram_get_box (self->diagram, boxes[i])->id));
  for (guint i = 0; i < order->len; i++)
    write_element (&taker, g_ptr_array_index (order, i));
  for (guint i = 0; i < order->len; i++)
    write_links (&taker, g_ptr_array_index (order, i));
  for (guint i = 0; i < n; i++)
    {
      const JjBox *box = jj_diagram_get_box (self->diagram, boxes[i]);
      JjId id = jj_sheet_write_placement (edit, sheet, box->id, &box->full);

      if (box->is_collapsed)
        jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_COLLAPSED, TRUE);
    }
  plan = jj_plan_with (empty, edit, NULL);
  return plan ? jj_plan_to_json (plan) : g_bytes_new_static ("", 0);
}

/* Pasting */

typedef struct
{
  const JjSheet *sheet;
  JjPlan *source;
  GHashTable *copies; /* id there → id here; 0: not yet */
  JjClipPaste *paste;
  JjCoder coders[JJ_N_KINDS];
} Paster;

/* What a reference may mean in this plan: the same id, or a school of the same name at the
 * ministry. */
static const JjElement *
find_here (Paster *self, const JjElement *there)
{
  JjPlan *plan = self->sheet->plan;
  JjKindId kind = jj_element_get_kind_id (there);
  const JjElement *here = jj_plan_find (plan, jj_element_get_id (there));
  const char *code
      = kind == JJ_KIND_SCHOOL ? jj_element_get_text (there, JJ_SCHOOL_MINISTRY_CODE) : NULL;

  if (here && jj_element_get_kind_id (here) == kind)
    return here;
  for (guint i = 0; code && i < jj_plan_get_count (plan, kind); i++)
    {
      here = jj_plan_get_nth (plan, kind, i);
      if (g_strcmp0 (jj_element_get_text (here, JJ_SCHOOL_MINISTRY_CODE), code) == 0
          && jj_element_get_number (here, JJ_SCHOOL_LEVEL)
                 == jj_element_get_number (there, JJ_SCHOOL_LEVEL))
        return here;
    }
  return NULL;
}

static void
note_absent (Paster *self, const JjElement *there)
{
  const char *title = jj_element_get_title (there);

  for (guint i = 0; i < self->paste->absent->len; i++)
    if (g_str_equal (g_ptr_array_index (self->paste->absent, i), title))
      return;
  g_ptr_array_add (self->paste->absent, g_strdup (title));
}

static JjId paste_element (Paster *self, const JjElement *there);

/* The id here of what is pointed to there; 0: absent, and noted. */
static JjId
map (Paster *self, const JjElement *there)
{
  const JjElement *here;

  if (has (self->copies, there))
    return paste_element (self, there);
  here = find_here (self, there);
  if (!here)
    note_absent (self, there);
  return here ? jj_element_get_id (here) : 0;
}

static void
paste_fields (Paster *self, const JjElement *there, JjId id)
{
  const JjKind *kind = jj_element_get_kind (there);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      JjType type = kind->fields[i].type;
      JjValue value = jj_element_get_value (there, i);

      if (jj_element_is_empty (there, i) || (i == JJ_CODE && !(kind->flags & JJ_KIND_LINK))
          || ((kind->flags & JJ_KIND_LINK) && (i == JJ_FROM || i == JJ_TO)))
        continue;
      if (type == JJ_TYPE_REF)
        value.number = map (self, jj_element_get_ref (there, i));
      if (type != JJ_TYPE_REF || value.number != 0)
        jj_edit_set (self->paste->edit, jj_element_get_kind_id (there), id, i,
                     jj_value_copy (type, value));
    }
}

static JjId
paste_element (Paster *self, const JjElement *there)
{
  JjKindId kind = jj_element_get_kind_id (there);
  JjId key = jj_element_get_id (there);
  JjId *id = g_hash_table_lookup (self->copies, &key);
  const JjKind *table = jj_element_get_kind (there);
  g_autofree char *code = NULL;

  if (*id)
    return *id;
  /* Targets stand before what points to them. */
  *id = -1;
  for (guint i = 0; i < table->n_fields; i++)
    {
      const JjElement *target
          = table->fields[i].type == JJ_TYPE_REF ? jj_element_get_ref (there, i) : NULL;
      JjId other = target ? jj_element_get_id (target) : 0;
      const JjId *known = target ? g_hash_table_lookup (self->copies, &other) : NULL;

      if (known && *known == 0)
        paste_element (self, target);
    }
  *id = jj_edit_insert (self->paste->edit, kind, 0);
  if (!self->coders[kind].plan)
    jj_coder_init (&self->coders[kind], self->sheet->plan, kind);
  code = jj_coder_next (&self->coders[kind]);
  if (code)
    jj_edit_set_text (self->paste->edit, kind, *id, JJ_CODE, code);
  paste_fields (self, there, *id);
  return *id;
}

static void
paste_links (Paster *self, const JjElement *there)
{
  JjId key = jj_element_get_id (there);
  JjId from = *(JjId *)g_hash_table_lookup (self->copies, &key);
  guint field;

  for (guint i = 0; i < jj_element_get_n_referrers (there); i++)
    {
      const JjElement *link = jj_element_get_referrer (there, i, &field);
      JjId to, id;

      if (!(jj_element_get_kind (link)->flags & JJ_KIND_LINK) || field != JJ_FROM)
        continue;
      to = map (self, jj_link_get_to (link));
      if (to == 0)
        continue;
      id = jj_edit_link (self->paste->edit, jj_element_get_kind_id (link), from, to);
      paste_fields (self, link, id);
    }
}

static JjRect
rect_of (const JjElement *placement)
{
  return (JjRect){
    (double)jj_element_get_number_or (placement, JJ_PLACEMENT_X, 0),
    (double)jj_element_get_number_or (placement, JJ_PLACEMENT_Y, 0),
    (double)jj_element_get_number_or (placement, JJ_PLACEMENT_WIDTH, JJ_DIAGRAM_BOX_WIDTH),
    (double)jj_element_get_number_or (placement, JJ_PLACEMENT_HEIGHT, JJ_DIAGRAM_BOX_HEIGHT)
  };
}

static double
on_grid (double value)
{
  return round (value / JJ_DIAGRAM_GRID) * JJ_DIAGRAM_GRID;
}

static gboolean
is_taken (const JjDiagram *diagram, const JjRect *area)
{
  g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (guint));

  jj_diagram_query (diagram, area, met, NULL);
  for (guint i = 0; i < met->len; i++)
    if (!jj_diagram_get_box (diagram, g_array_index (met, guint, i))->is_frame)
      return TRUE;
  return FALSE;
}

/* Where they would lie over others they come to the right of everything, at their own height: in
 * their lanes. */
static void
paste_placements (Paster *self, GPtrArray *placements, JjRoutePoint at)
{
  JjRect all = { 0, 0, -1, -1 };
  double dx, dy;

  for (guint i = 0; i < placements->len; i++)
    {
      JjRect rect = rect_of (g_ptr_array_index (placements, i));

      all = jj_rect_union (&all, &rect);
    }
  dx = on_grid (at.x - all.x - all.width / 2);
  dy = on_grid (at.y - all.y - all.height / 2);
  if (is_taken (self->sheet->diagram, &(JjRect){ all.x + dx, all.y + dy, all.width, all.height }))
    {
      JjRect extents = jj_diagram_get_extents (self->sheet->diagram);

      dx = on_grid (extents.x + extents.width + ASIDE - all.x);
      dy = 0;
    }
  for (guint i = 0; i < placements->len; i++)
    {
      const JjElement *placement = g_ptr_array_index (placements, i);
      JjId id = map (self, jj_element_get_ref (placement, JJ_PLACEMENT_ELEMENT));
      JjRect rect = rect_of (placement);
      JjId new_id;

      rect.x += dx;
      rect.y += dy;
      new_id = jj_sheet_write_placement (self->paste->edit, self->sheet->sheet, id, &rect);
      if (jj_element_get_bool (placement, JJ_PLACEMENT_COLLAPSED))
        jj_edit_set_number (self->paste->edit, JJ_KIND_PLACEMENT, new_id, JJ_PLACEMENT_COLLAPSED,
                            TRUE);
      g_array_append_val (self->paste->ids, id);
    }
}

/* What stands on the first sheet there, once each; NULL: there is none. */
static GPtrArray *
find_placements (JjPlan *source)
{
  g_autoptr (GPtrArray) placements = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = new_set ();
  const JjElement *sheet = jj_plan_get_count (source, JJ_KIND_SHEET) > 0
                               ? jj_plan_get_nth (source, JJ_KIND_SHEET, 0)
                               : NULL;

  for (guint i = 0; sheet && i < jj_plan_get_count (source, JJ_KIND_PLACEMENT); i++)
    {
      const JjElement *placement = jj_plan_get_nth (source, JJ_KIND_PLACEMENT, i);
      const JjElement *element = jj_element_get_ref (placement, JJ_PLACEMENT_ELEMENT);

      if (element && jj_element_get_ref (placement, JJ_PLACEMENT_SHEET) == sheet
          && jj_element_get_kind (element)->flags & (JJ_KIND_ON_CANVAS | JJ_KIND_CONTAINER)
          && add (seen, element))
        g_ptr_array_add (placements, (gpointer)placement);
    }
  return placements->len > 0 ? g_steal_pointer (&placements) : NULL;
}

gboolean
jj_clip_paste (const JjSheet *self,
               GBytes *bytes,
               JjRoutePoint at,
               JjClipPaste *paste,
               GError **error)
{
  g_autoptr (JjPlan) source
      = g_bytes_get_size (bytes) <= JJ_CLIP_MOST_BYTES ? jj_plan_from_json (bytes, NULL) : NULL;
  g_autoptr (GPtrArray) placements = source ? find_placements (source) : NULL;
  g_autoptr (GHashTable) copies = new_set ();
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autofree char *label = NULL;
  Paster paster = { self, source, copies, paste, { { 0 } } };

  if (!placements)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("What was copied is damaged or too large; nothing was pasted."));
      return FALSE;
    }
  for (guint i = 0; i < placements->len; i++)
    add_with_owned (copies, order,
                    jj_element_get_ref (g_ptr_array_index (placements, i), JJ_PLACEMENT_ELEMENT));
  label = g_strdup_printf (_ ("Paste %u elements"), placements->len);
  *paste = (JjClipPaste){ jj_edit_new (label), g_array_new (FALSE, FALSE, sizeof (JjId)),
                          g_ptr_array_new_with_free_func (g_free) };
  for (guint i = 0; i < order->len; i++)
    paste_element (&paster, g_ptr_array_index (order, i));
  for (guint i = 0; i < order->len; i++)
    paste_links (&paster, g_ptr_array_index (order, i));
  paste_placements (&paster, placements, at);
  return TRUE;
}

void
jj_clip_paste_clear (JjClipPaste *paste)
{
  g_clear_pointer (&paste->edit, jj_edit_unref);
  g_clear_pointer (&paste->ids, g_array_unref);
  g_clear_pointer (&paste->absent, g_ptr_array_unref);
}

char *
jj_clip_paste_tell (const JjClipPaste *paste)
{
  const guint most = 3;
  g_autoptr (GString) names = g_string_new (NULL);

  if (paste->absent->len == 0)
    return NULL;
  for (guint i = 0; i < MIN (most, paste->absent->len); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? _ (", ") : "",
                            (const char *)g_ptr_array_index (paste->absent, i));
  if (paste->absent->len > most)
    g_string_append (names, " …");
  return g_strdup_printf (ngettext ("%u thing that is not in this plan was left out: %s",
                                    "%u things that are not in this plan were left out: %s",
                                    paste->absent->len),
                          paste->absent->len, names->str);
}
