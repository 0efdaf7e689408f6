/* jj-typeset.c: lines of Chinese text for paper */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-typeset.h"

#include <pango/pangocairo.h>
#include <string.h>

#define SEPARATOR "\xe2\x80\xa8" /* U+2028: the line goes on in the next one */
#define MOST_STRETCH 3.0         /* of a text's size: a line with more to spread stays ragged */

PangoContext *
jj_typeset_context (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_language (context, pango_language_from_string ("zh-tw"));
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

PangoLayout *
jj_typeset_layout (PangoContext *context, double size, gboolean bold)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Sans CJK TC");
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

double
jj_layout_get_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double)width / PANGO_SCALE;
}

double
jj_layout_get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double)height / PANGO_SCALE;
}

static gboolean
is_hanging (gunichar c)
{
  return c == 0x3002 || c == 0xff0c || c == 0x3001 || c == 0xff1b || c == 0xff1a;
}

static gboolean
is_wide (gunichar c)
{
  return g_unichar_iswide (c);
}

/* The right edge of each character (by place in the text), in Pango units from the beginning of its
 * line; one entry a character. (transfer full) */
static int *
measure (PangoLayout *layout, const char *text)
{
  int n = (int)g_utf8_strlen (text, -1);
  int *edges = g_new0 (int, (gsize)n + 1);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle extents;
      int index = pango_layout_iter_get_index (iter);

      pango_layout_iter_get_cluster_extents (iter, NULL, &extents);
      edges[g_utf8_pointer_to_offset (text, text + index)] = extents.x + extents.width;
    }
  while (pango_layout_iter_next_cluster (iter));
  pango_layout_iter_free (iter);
  /* Characters within a cluster end where it ends. */
  for (int i = 1; i < n; i++)
    if (edges[i] == 0)
      edges[i] = edges[i - 1];
  return edges;
}

typedef struct
{
  const char *text;
  const PangoLogAttr *places; /* of line breaks */
  const int *edges;
  int width;
} Breaker;

/* Where the line that begins at character `start` ends: the next begins there. n: characters. */
static int
find_break (const Breaker *self, int start, int n)
{
  const char *p = g_utf8_offset_to_pointer (self->text, start);
  int left = start > 0 && *g_utf8_prev_char (p) != '\n' ? self->edges[start - 1] : 0;
  int best = -1, forced = start + 1, edge = left;

  for (int i = start; i < n; i++, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n')
        return i + 1;
      if (i > start && self->places[i].is_line_break)
        best = i;
      edge = MAX (edge, self->edges[i]);
      if (edge - left <= self->width || g_unichar_isspace (c))
        forced = i + 1;
      else if (!(is_hanging (c) && forced == i))
        return best > start ? best : forced;
    }
  return n;
}

/* The text with a separator at each end of a line, the attributes moved along. */
static void
set_broken (PangoLayout *layout, const char *text, PangoAttrList *attributes, GArray *breaks)
{
  GString *broken = g_string_new (text);

  for (guint i = breaks->len; i > 0; i--)
    {
      gsize at = g_array_index (breaks, gsize, i - 1);

      g_string_insert (broken, (gssize)at, SEPARATOR);
      pango_attr_list_update (attributes, (int)at, 0, (int)strlen (SEPARATOR));
    }
  pango_layout_set_text (layout, broken->str, (int)broken->len);
  pango_layout_set_attributes (layout, attributes);
  g_string_free (broken, TRUE);
}

/* Calls for each glyph of a line that more space may follow: after a Chinese character or a space,
 * but not at the end of the line. extra: added to each. The number of them. */
static int
widen (PangoLayoutLine *line, const char *text, int end, int extra)
{
  int n = 0;

  for (GSList *l = line->runs; l; l = l->next)
    {
      PangoGlyphItem *run = l->data;

      for (int i = 0; i < run->glyphs->num_glyphs; i++)
        {
          int index = run->item->offset + run->glyphs->log_clusters[i];
          gunichar c = g_utf8_get_char (text + index);

          if (index >= end || !(is_wide (c) || c == ' '))
            continue;
          run->glyphs->glyphs[i].geometry.width += extra;
          n++;
        }
    }
  return n;
}

/* Spreads the lines that were broken to the full width. */
static void
spread (PangoLayout *layout, int width, double size)
{
  const char *text = pango_layout_get_text (layout);

  for (int i = 0; i + 1 < pango_layout_get_line_count (layout); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line (layout, i);
      const char *end = text + line->start_index + line->length - strlen (SEPARATOR), *last;
      PangoRectangle extents;
      int x = 0, slack, n;

      /* The last one visible must end at the edge, unless it hangs over it. */
      if (line->length <= (int)strlen (SEPARATOR) || !g_str_has_prefix (end, SEPARATOR))
        continue;
      last = g_utf8_prev_char (end);
      while (*last == ' ' && last > text + line->start_index)
        last = g_utf8_prev_char (last);
      pango_layout_line_get_extents (line, NULL, &extents);
      pango_layout_line_index_to_x (line, (int)(last - text), TRUE, &x);
      if (is_hanging (g_utf8_get_char (last)) && x > width)
        {
          pango_layout_line_index_to_x (line, (int)(last - text), FALSE, &x);
          last = last > text + line->start_index ? g_utf8_prev_char (last) : last;
        }
      slack = width - x;
      n = widen (line, text, (int)(last - text), 0);
      if (n > 0 && slack > 0 && slack < size * MOST_STRETCH * PANGO_SCALE)
        widen (line, text, (int)(last - text), slack / n);
    }
}

void
jj_typeset_fill (PangoLayout *layout, const char *text, PangoAttrList *attributes, double width)
{
  PangoAttrList *all = attributes ? attributes : pango_attr_list_new ();
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  double size = (double)pango_font_description_get_size (font) / PANGO_SCALE;
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree int *edges = NULL;
  Breaker breaker = { .text = text, .width = (int)(width * PANGO_SCALE) };
  int n, start = 0;

  pango_attr_list_insert (all, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, all);
  breaker.edges = edges = measure (layout, text);
  breaker.places = pango_layout_get_log_attrs_readonly (layout, &n);
  n = (int)g_utf8_strlen (text, -1);
  while (start < n)
    {
      const char *p;

      start = find_break (&breaker, start, n);
      p = g_utf8_offset_to_pointer (text, start);
      if (start < n && *g_utf8_prev_char (p) != '\n')
        {
          gsize at = (gsize)(p - text);

          g_array_append_val (breaks, at);
        }
    }
  set_broken (layout, text, all, breaks);
  pango_attr_list_unref (all);
  spread (layout, breaker.width, size);
}

/* Words that a title's line does not end within. */
static void
keep_words (PangoAttrList *list, const char *text)
{
  static const char *const words[]
      = { "國民中學及", "國民小學", "學年度", "教師", "教學", "專業", "發展",
          "課程",       "品質",     "精進",   "整體", "推動", "計畫" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (const char *at = strstr (text, words[i]); at; at = strstr (at + 1, words[i]))
      {
        PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

        whole->start_index = (guint)(at - text);
        whole->end_index = whole->start_index + (guint)strlen (words[i]);
        pango_attr_list_insert (list, whole);
      }
}

/* The lines of a title are about as long as each other: the text is set in the narrowest width that
 * needs no more lines, and stands in the middle of the full one. */
static void
balance (PangoLayout *layout, double width)
{
  int n_lines, low = (int)(width / 3), high = (int)width;

  pango_layout_set_width (layout, high * PANGO_SCALE);
  n_lines = pango_layout_get_line_count (layout);
  while (n_lines > 1 && high - low > 2)
    {
      int middle = (low + high) / 2;

      pango_layout_set_width (layout, middle * PANGO_SCALE);
      if (pango_layout_get_line_count (layout) > n_lines)
        low = middle;
      else
        high = middle;
    }
  pango_layout_set_width (layout, high * PANGO_SCALE);
}

void
jj_typeset_title (PangoLayout *layout, const char *text, PangoAttrList *attributes, double width)
{
  PangoAttrList *all = attributes ? attributes : pango_attr_list_new ();

  keep_words (all, text);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, all);
  pango_attr_list_unref (all);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  balance (layout, width);
}

char *
jj_typeset_break_title (const char *text, double size, double width)
{
  PangoContext *context = jj_typeset_context ();
  g_autoptr (PangoLayout) layout = jj_typeset_layout (context, size, TRUE);
  GString *broken = g_string_new (NULL);

  jj_typeset_title (layout, text, NULL, width);
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      g_autofree char *part = g_strndup (text + line->start_index, (gsize)line->length);

      g_string_append_printf (broken, "%s%s", i ? "\n" : "", g_strchomp (part));
    }
  g_object_unref (context);
  return g_string_free (broken, FALSE);
}
