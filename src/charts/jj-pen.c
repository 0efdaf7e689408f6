/* jj-pen.c: fonts and laid out texts of one thread */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-diagram-draw-private.h"
#include "jj-svg-text.h"

/* Texts kept; then all are forgotten. */
#define MOST_LAYOUTS 12000

struct _JjPen
{
  const JjTheme *theme;
  char *font;
  PangoContext *context;
  double least;
  GHashTable *layouts; /* "style width lines text" → PangoLayout */
};

static const struct
{
  double size_px;
  PangoWeight weight;
} styles[JJ_N_PENS] = {
  [JJ_PEN_NAME] = { 13.5, PANGO_WEIGHT_BOLD },   [JJ_PEN_NAME_FAR] = { 20, PANGO_WEIGHT_BOLD },
  [JJ_PEN_NUMBER] = { 32, PANGO_WEIGHT_BOLD },   [JJ_PEN_DETAIL] = { 12, PANGO_WEIGHT_NORMAL },
  [JJ_PEN_LETTER] = { 12.5, PANGO_WEIGHT_BOLD }, [JJ_PEN_HEADING] = { 16, PANGO_WEIGHT_BOLD },
  [JJ_PEN_LARGE] = { 0, PANGO_WEIGHT_BOLD },
};

JjPen *
jj_pen_new (const JjTheme *theme, const char *font)
{
  JjPen *self = g_new0 (JjPen, 1);
  PangoFontMap *map = pango_cairo_font_map_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  self->theme = theme;
  self->font = g_strdup (font ? font : "Noto Sans CJK TC");
  self->context = pango_font_map_create_context (map);
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  /* Widths must not depend on the zoom. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("zh-tw"));
  cairo_font_options_destroy (options);
  g_object_unref (map);
  return self;
}

void
jj_pen_free (JjPen *self)
{
  g_hash_table_unref (self->layouts);
  g_object_unref (self->context);
  g_free (self->font);
  g_free (self);
}

const JjTheme *
jj_pen_get_theme (const JjPen *self)
{
  return self->theme;
}

void
jj_pen_set_least (JjPen *self, double least)
{
  self->least = least;
}

double
jj_pen_get_least (const JjPen *self)
{
  return self->least;
}

/* Two lines of about one length, rather than a full one and a single character below it. */
static void
balance (PangoLayout *layout, double em)
{
  int width = pango_layout_get_width (layout), both = 0;

  if (pango_layout_get_line_count (layout) != 2 || pango_layout_is_ellipsized (layout))
    return;
  for (int i = 0; i < 2; i++)
    {
      PangoRectangle logical;

      pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, i), NULL, &logical);
      both += logical.width;
    }
  pango_layout_set_width (layout, MIN (width, both / 2 + (int)(em * PANGO_SCALE)));
  if (pango_layout_get_line_count (layout) != 2 || pango_layout_is_ellipsized (layout))
    pango_layout_set_width (layout, width);
}

static PangoLayout *
make_layout (JjPen *self, JjPenStyle style, const char *text, double width_px, int n_lines)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_family (font, self->font);
  pango_font_description_set_weight (font, styles[style].weight);
  pango_font_description_set_absolute_size (font, (style == JJ_PEN_LARGE ? self->least
                                                                         : styles[style].size_px)
                                                      * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  if (width_px > 0)
    {
      pango_layout_set_width (layout, (int)(width_px * PANGO_SCALE));
      pango_layout_set_height (layout, -n_lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  pango_layout_set_text (layout, text, -1);
  if (width_px > 0 && n_lines > 1)
    balance (layout, styles[style].size_px);
  return layout;
}

PangoLayout *
jj_pen_layout (JjPen *self, JjPenStyle style, const char *text, double width_px, int n_lines)
{
  int large = style == JJ_PEN_LARGE ? (int)(self->least * 16) : 0;
  char *key = g_strdup_printf ("%d %d %d %d %s", style, large, (int)width_px, n_lines, text);
  PangoLayout *layout = g_hash_table_lookup (self->layouts, key);

  if (layout)
    {
      g_free (key);
      return layout;
    }
  if (g_hash_table_size (self->layouts) >= MOST_LAYOUTS)
    g_hash_table_remove_all (self->layouts);
  layout = make_layout (self, style, text, width_px, n_lines);
  g_hash_table_insert (self->layouts, key, layout);
  return layout;
}

void
jj_pen_measure (PangoLayout *layout, double *width, double *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  *width = (double)logical.width / PANGO_SCALE;
  *height = (double)logical.height / PANGO_SCALE;
}

void
jj_pen_show (cairo_t *cr, PangoLayout *layout, double x, double y, double align)
{
  double width, height;

  jj_pen_measure (layout, &width, &height);
  cairo_move_to (cr, x - align * width, y);
  jj_text_show (cr, layout);
}
