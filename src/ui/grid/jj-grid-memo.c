/* jj-grid-memo.c: lines of text that were shaped once */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-memo.h"

#include <string.h>

#define HALF 4096 /* lines in each of the two halves; a screen has some 600 */

typedef struct
{
  JjGridText text; /* the width asked for is in the key, the one it has in here */
  char *string;
  guint hash;
  int width; /* 0: as wide as it is; else cut, or wrapped, at this */
  guint8 ink, lines;
} Line;

struct _JjGridMemo
{
  GHashTable *young, *old;
  PangoContext *context;
  PangoLayout *layout; /* for measuring */
  PangoAttrList *attributes[JJ_N_INKS];
  GdkRGBA colors[JJ_N_INKS];
};

static guint
hash_line (gconstpointer item)
{
  return ((const Line *)item)->hash;
}

static gboolean
equal_lines (gconstpointer a, gconstpointer b)
{
  const Line *one = a;
  const Line *other = b;

  return one->hash == other->hash && one->width == other->width && one->ink == other->ink
         && one->lines == other->lines && strcmp (one->string, other->string) == 0;
}

static void
free_line (gpointer item)
{
  Line *line = item;

  g_clear_pointer (&line->text.node, gsk_render_node_unref);
  g_free (line->string);
  g_free (line);
}

static GHashTable *
new_half (void)
{
  return g_hash_table_new_full (hash_line, equal_lines, free_line, NULL);
}

JjGridMemo *
jj_grid_memo_new (void)
{
  JjGridMemo *self = g_new0 (JjGridMemo, 1);

  self->young = new_half ();
  self->old = new_half ();
  return self;
}

static void
forget (JjGridMemo *self)
{
  g_hash_table_remove_all (self->young);
  g_hash_table_remove_all (self->old);
  g_clear_object (&self->layout);
  g_clear_object (&self->context);
  for (int i = 0; i < JJ_N_INKS; i++)
    g_clear_pointer (&self->attributes[i], pango_attr_list_unref);
}

void
jj_grid_memo_free (JjGridMemo *self)
{
  forget (self);
  g_hash_table_unref (self->young);
  g_hash_table_unref (self->old);
  g_free (self);
}

static PangoAttrList *
make_attributes (JjInk ink)
{
  PangoAttrList *list = pango_attr_list_new ();

  if (ink == JJ_INK_HEADING || ink == JJ_INK_GROUP || ink == JJ_INK_GROUP_NUMBER)
    pango_attr_list_insert (list, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD));
  if (ink == JJ_INK_SMALL || ink == JJ_INK_SMALL_ACCENT)
    pango_attr_list_insert (list, pango_attr_scale_new (PANGO_SCALE_SMALL));
  if (ink != JJ_INK_BODY && ink != JJ_INK_DIM && ink != JJ_INK_HEADING && ink != JJ_INK_GROUP)
    pango_attr_list_insert (list, pango_attr_font_features_new ("tnum=1"));
  return list;
}

void
jj_grid_memo_reset (JjGridMemo *self, PangoContext *context, const GdkRGBA *colors)
{
  forget (self);
  self->context = g_object_ref (context);
  self->layout = pango_layout_new (context);
  for (int i = 0; i < JJ_N_INKS; i++)
    {
      self->attributes[i] = make_attributes ((JjInk)i);
      self->colors[i] = colors[i];
    }
}

/* FNV-1a over the text and what else tells lines apart. */
static guint
make_hash (const Line *line)
{
  guint hash = 2166136261u ^ (guint)line->width * 31 ^ line->ink * 131u ^ line->lines * 1031u;

  for (const char *p = line->string; *p != '\0'; p++)
    hash = (hash ^ (guchar)*p) * 16777619u;
  return hash;
}

static Line *
look_up (JjGridMemo *self, Line *wanted)
{
  Line *line;

  wanted->hash = make_hash (wanted);
  line = g_hash_table_lookup (self->young, wanted);
  if (line != NULL)
    return line;
  line = g_hash_table_lookup (self->old, wanted);
  if (line == NULL)
    return NULL;
  g_hash_table_steal (self->old, line);
  g_hash_table_add (self->young, line);
  return line;
}

static void
keep (JjGridMemo *self, Line *line)
{
  if (g_hash_table_size (self->young) >= HALF)
    {
      g_hash_table_unref (self->old);
      self->old = self->young;
      self->young = new_half ();
    }
  g_hash_table_add (self->young, line);
}

/* Only the first line of a text that has several is set in one; "…" tells of the rest. */
static void
set_text (PangoLayout *layout, const Line *line)
{
  const char *end = line->lines == 1 ? strpbrk (line->string, "\r\n") : NULL;
  g_autofree char *first = NULL;

  if (end == NULL)
    {
      pango_layout_set_text (layout, line->string, -1);
      return;
    }
  first = g_strdup_printf ("%.*s …", (int)(end - line->string), line->string);
  pango_layout_set_text (layout, first, -1);
}

static void
shape (JjGridMemo *self, Line *line)
{
  PangoLayout *layout = self->layout;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  PangoRectangle extents;

  pango_layout_set_attributes (layout, self->attributes[line->ink]);
  pango_layout_set_width (layout, line->width > 0 ? line->width * PANGO_SCALE : -1);
  pango_layout_set_ellipsize (layout, line->width > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, -line->lines);
  set_text (layout, line);
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  line->text.width = extents.x + extents.width;
  line->text.height = extents.height;
  line->text.cut = pango_layout_is_ellipsized (layout)
                   || (line->lines == 1 && strpbrk (line->string, "\r\n") != NULL);
  gtk_snapshot_append_layout (snapshot, layout, &self->colors[line->ink]);
  line->text.node = gtk_snapshot_free_to_node (snapshot);
}

static Line *
get_line (JjGridMemo *self, const Line *wanted)
{
  Line key = *wanted;
  Line *line = look_up (self, &key);

  if (line != NULL)
    return line;
  line = g_memdup2 (&key, sizeof key);
  line->string = g_strdup (key.string);
  shape (self, line);
  keep (self, line);
  return line;
}

const JjGridText *
jj_grid_memo_get (JjGridMemo *self, const char *text, JjInk ink, int width, int lines)
{
  Line wanted = { .string = (char *)text, .ink = (guint8)ink, .lines = 1 };
  Line *line = get_line (self, &wanted);

  /* Most texts fit: they are shaped once, whatever the width of their column. */
  if (line->text.width <= width && (lines == 1 || !line->text.cut))
    return &line->text;
  wanted.width = MAX (width, 1);
  wanted.lines = (guint8)lines;
  return &get_line (self, &wanted)->text;
}
