/* jj-svg-text.c: text of a picture that stays text in an SVG */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-svg-text.h"

#include <math.h>
#include <string.h>

/* A mark is a square of MARK px at the text's origin: its corners tell where the text stands and
 * how it is scaled and turned, its colour which one it is, its opacity that it is a mark. */
#define MARK 100
#define OPACITY 0.012345
#define OPACITY_TEXT "0.012345"

static const cairo_user_data_key_t texts_key, watch_key;

typedef struct
{
  JjTextWatch watch;
  gpointer data;
} Watch;

static GPtrArray *
get_texts (cairo_surface_t *surface)
{
  return cairo_surface_get_user_data (surface, &texts_key);
}

void
jj_svg_text_begin (cairo_surface_t *surface)
{
  cairo_surface_set_user_data (surface, &texts_key, g_ptr_array_new_with_free_func (g_free),
                               (cairo_destroy_func_t)g_ptr_array_unref);
}

void
jj_text_watch (cairo_surface_t *surface, JjTextWatch watch, gpointer data)
{
  Watch *self = g_new (Watch, 1);

  *self = (Watch){ watch, data };
  cairo_surface_set_user_data (surface, &watch_key, self, g_free);
}

static void
tell_watch (cairo_t *cr, PangoLayout *layout)
{
  const Watch *self = cairo_surface_get_user_data (cairo_get_target (cr), &watch_key);
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  double x = 0, y = (double)pango_font_description_get_size (font) / PANGO_SCALE;

  if (!self || !*pango_layout_get_text (layout))
    return;
  cairo_user_to_device_distance (cr, &x, &y);
  self->watch (layout, hypot (x, y), self->data);
}

/* Escaped; characters that XML forbids become spaces. */
static void
append_escaped (GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else
        g_string_append_unichar (out, c < 0x20 || c == 0xfffe || c == 0xffff ? ' ' : c);
    }
}

/* What is seen of a line: an ellipsis stands for what it hides. */
static void
append_line (GString *out, PangoLayoutLine *line, const char *text)
{
  for (GSList *run = line->runs; run; run = run->next)
    {
      const PangoItem *item = ((PangoGlyphItem *)run->data)->item;

      if (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
        g_string_append (out, "…");
      else
        append_escaped (out, text + item->offset, (gsize)item->length);
    }
}

/* Family and size as asked for, the weight of the line's first piece. */
static void
append_font (GString *out, PangoLayout *layout, PangoLayoutLine *line)
{
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  const PangoItem *item = ((PangoGlyphItem *)line->runs->data)->item;
  PangoFontDescription *first = pango_font_describe (item->analysis.font);
  char size[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (size, sizeof size, "%.2f",
                   (double)pango_font_description_get_size (font) / PANGO_SCALE);
  g_string_append (out, " font-family=\"'");
  append_escaped (out, pango_font_description_get_family (font),
                  strlen (pango_font_description_get_family (font)));
  g_string_append_printf (out, "', sans-serif\" font-size=\"%s\" font-weight=\"%d\"", size,
                          (int)pango_font_description_get_weight (first));
  pango_font_description_free (first);
}

static void
append_colour (GString *out, cairo_t *cr)
{
  double red = 0, green = 0, blue = 0, alpha = 1;
  char opacity[G_ASCII_DTOSTR_BUF_SIZE];

  cairo_pattern_get_rgba (cairo_get_source (cr), &red, &green, &blue, &alpha);
  g_string_append_printf (out, " fill=\"#%02x%02x%02x\"", (guint)lround (red * 255),
                          (guint)lround (green * 255), (guint)lround (blue * 255));
  if (alpha < 1)
    g_string_append_printf (out, " fill-opacity=\"%s\"",
                            g_ascii_formatd (opacity, sizeof opacity, "%.3f", alpha));
}

/* The element but for where it stands: "> … </text>" follows the transform. */
static char *
describe_line (cairo_t *cr, PangoLayout *layout, PangoLayoutLine *line, int width)
{
  GString *out = g_string_new (NULL);
  char length[G_ASCII_DTOSTR_BUF_SIZE];

  append_font (out, layout, line);
  append_colour (out, cr);
  g_ascii_formatd (length, sizeof length, "%.2f", (double)width / PANGO_SCALE);
  g_string_append_printf (out, " textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\">", length);
  append_line (out, line, pango_layout_get_text (layout));
  g_string_append (out, "</text>");
  return g_string_free (out, FALSE);
}

static void
leave_mark (cairo_t *cr, guint number, double x, double y)
{
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_source_rgba (cr, (number >> 16 & 255) / 255.0, (number >> 8 & 255) / 255.0,
                         (number & 255) / 255.0, OPACITY);
  cairo_move_to (cr, x, y);
  cairo_rel_line_to (cr, MARK, 0);
  cairo_rel_line_to (cr, 0, -MARK);
  cairo_rel_line_to (cr, -MARK, 0);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

void
jj_text_show (cairo_t *cr, PangoLayout *layout)
{
  GPtrArray *texts = get_texts (cairo_get_target (cr));
  PangoLayoutIter *lines;
  double x, y;

  tell_watch (cr, layout);
  if (!texts)
    {
      pango_cairo_show_layout (cr, layout);
      return;
    }
  cairo_get_current_point (cr, &x, &y);
  lines = pango_layout_get_iter (layout);
  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (lines);
      PangoRectangle logical;

      if (!line->runs)
        continue;
      pango_layout_iter_get_line_extents (lines, NULL, &logical);
      g_ptr_array_add (texts, describe_line (cr, layout, line, logical.width));
      leave_mark (cr, texts->len - 1, x + (double)logical.x / PANGO_SCALE,
                  y + (double)pango_layout_iter_get_baseline (lines) / PANGO_SCALE);
    }
  while (pango_layout_iter_next_line (lines));
  pango_layout_iter_free (lines);
}

/* n numbers with letters, commas, per cents and spaces between them. */
static gboolean
read_numbers (const char *text, double *numbers, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      char *end;

      text += strcspn (text, "-.0123456789");
      numbers[i] = g_ascii_strtod (text, &end);
      if (end == text)
        return FALSE;
      text = end;
    }
  return TRUE;
}

/* element: of cairo, "<path …/>" with its end cut off. */
static gboolean
replace_mark (GString *out, GPtrArray *texts, const char *element)
{
  const char *colour = strstr (element, "rgb("), *path = strstr (element, " d=\"M");
  double channels[3], corners[8];
  guint number = 0;

  if (!colour || !path || !read_numbers (colour, channels, 3)
      || !read_numbers (path, corners, G_N_ELEMENTS (corners)))
    return FALSE;
  for (guint i = 0; i < 3; i++)
    number = number << 8 | (guint)lround (channels[i] * 2.55);
  if (number >= texts->len)
    return FALSE;
  g_string_append (out, "<text xml:space=\"preserve\" transform=\"matrix(");
  for (guint i = 0; i < 6; i++)
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];
      double entry = i < 2   ? (corners[2 + i] - corners[i]) / MARK
                     : i < 4 ? (corners[i - 2] - corners[4 + i]) / MARK
                             : corners[i - 4];

      g_string_append_printf (out, "%s%s", i > 0 ? "," : "",
                              g_ascii_formatd (text, sizeof text, "%.5g", entry));
    }
  g_string_append_printf (out, ")\"%s", (const char *)texts->pdata[number]);
  return TRUE;
}

static void
append_title (GString *out, const char *title, const char *description)
{
  g_string_append (out, "\n<title>");
  append_escaped (out, title, strlen (title));
  g_string_append (out, "</title>");
  if (!description)
    return;
  g_string_append (out, "\n<desc>");
  append_escaped (out, description, strlen (description));
  g_string_append (out, "</desc>");
}

/* The element around a mark at `opacity`, and its end; NULL where it is none. */
static char *
find_element (char *from, char *opacity, char **end)
{
  *end = strstr (opacity, "/>");
  if (!*end || (opacity[-1] != ':' && opacity[-1] != '"'))
    return NULL;
  return g_strrstr_len (from, opacity - from, "<path ");
}

/* Everything but the marks stays as it is. */
static void
replace_marks (GString *out, GPtrArray *texts, char *from)
{
  char *opacity, *end;

  while ((opacity = strstr (from, OPACITY_TEXT)) != NULL)
    {
      char *element = find_element (from, opacity, &end);
      char *rest = element ? end + 2 : opacity + 1;

      if (element)
        {
          *end = '\0';
          g_string_append_len (out, from, element - from);
          if (!replace_mark (out, texts, element))
            g_string_append_printf (out, "%s/>", element);
        }
      else
        g_string_append_len (out, from, rest - from);
      from = rest;
    }
  g_string_append (out, from);
}

void
jj_svg_text_finish (cairo_surface_t *surface,
                    GByteArray *bytes,
                    const char *title,
                    const char *description)
{
  GPtrArray *texts = get_texts (surface);
  g_autofree char *svg = g_strndup ((const char *)bytes->data, bytes->len);
  GString *out = g_string_sized_new (bytes->len);
  char *begin = strstr (svg, "<svg"), *from = begin ? strchr (begin, '>') : NULL;

  g_return_if_fail (texts && from);
  from++;
  g_string_append_len (out, svg, from - svg);
  append_title (out, title, description);
  replace_marks (out, texts, from);
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *)out->str, (guint)out->len);
  g_string_free (out, TRUE);
}
