/* jj-grid-style.c: colours from the desktop's theme, and which ink a cell is written in */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-parts-private.h"

/* A colour of the theme by its first name that is known: libadwaita's, then plain GTK's. */
static GdkRGBA
look_up (JjGrid *self, const char *name, const char *plain_name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;

  if (gtk_style_context_lookup_color (context, name, &color)
      || gtk_style_context_lookup_color (context, plain_name, &color))
    return color;
  gtk_style_context_get_color (context, &color);
  return color;
}

static GdkRGBA
fade (GdkRGBA color, float alpha)
{
  color.alpha *= alpha;
  return color;
}

/* What @over looks like on @under, opaque: rows scroll behind headings. */
static GdkRGBA
blend (GdkRGBA under, GdkRGBA over)
{
  float a = over.alpha;

  return (GdkRGBA){ under.red * (1 - a) + over.red * a, under.green * (1 - a) + over.green * a,
                    under.blue * (1 - a) + over.blue * a, 1 };
}

/* The theme draws strong borders in high contrast; there is no other sign of it but libadwaita's.
 */
static gboolean
is_high_contrast (JjGrid *self)
{
  return look_up (self, "borders", "borders").alpha >= 0.3f;
}

static void
make_colors (JjGrid *self, GdkRGBA text)
{
  gboolean high = is_high_contrast (self);
  JjGridColors *colors = &self->colors;
  GdkRGBA background = look_up (self, "view_bg_color", "theme_base_color");
  GdkRGBA window = look_up (self, "window_bg_color", "theme_bg_color");

  background.alpha = 1;
  colors->background = background;
  colors->heading = blend (background, fade (window, 1));
  colors->line = blend (background, look_up (self, "borders", "borders"));
  colors->strong_line = blend (background, fade (text, high ? 0.9f : 0.28f));
  colors->accent = look_up (self, "accent_bg_color", "theme_selected_bg_color");
  colors->selection = fade (colors->accent, high ? 0.3f : 0.18f);
  colors->marked = blend (colors->heading, fade (colors->accent, high ? 0.4f : 0.22f));
  colors->group = blend (background, fade (text, 0.06f));
  colors->error = look_up (self, "error_color", "error_color");
  colors->warning = look_up (self, "warning_color", "warning_color");
  colors->hint = look_up (self, "accent_color", "theme_selected_bg_color");
}

void
jj_grid_style (JjGrid *self)
{
  GdkRGBA text = look_up (self, "view_fg_color", "theme_text_color");
  GdkRGBA dim = fade (text, 0.72f);
  GdkRGBA inks[JJ_N_INKS];

  if (is_high_contrast (self))
    {
      text.alpha = 1;
      dim = fade (text, 0.85f);
    }
  make_colors (self, text);
  for (int i = 0; i < JJ_N_INKS; i++)
    inks[i] = text;
  inks[JJ_INK_DIM] = inks[JJ_INK_NUMBER_DIM] = inks[JJ_INK_SMALL] = dim;
  inks[JJ_INK_NEGATIVE] = inks[JJ_INK_REFUSED] = self->colors.error;
  inks[JJ_INK_SMALL_ACCENT] = text;
  jj_grid_memo_reset (self->memo, gtk_widget_get_pango_context (GTK_WIDGET (self)), inks);
  self->styled = TRUE;
}

gboolean
jj_grid_is_right_aligned (JjGrid *self, guint column)
{
  return jj_table_can_sum (self->table, column)
         || jj_table_get_column (self->table, column)->type == JJ_COLUMN_DATE;
}

JjInk
jj_grid_get_ink (JjGrid *self, guint row, guint column, JjCellFlags flags, const char *text)
{
  gint64 number;

  if ((flags & JJ_CELL_REFUSED) != 0)
    return JJ_INK_REFUSED;
  if (!jj_grid_is_right_aligned (self, column))
    return (flags & JJ_CELL_READ_ONLY) != 0 ? JJ_INK_DIM : JJ_INK_BODY;
  /* Only what is written with a sign can be negative: the number is asked for but seldom. */
  if ((*text == '-' || *text == (char)0xe2)
      && jj_table_get_number (self->table, row, column, &number) && number < 0)
    return JJ_INK_NEGATIVE;
  return (flags & JJ_CELL_READ_ONLY) != 0 ? JJ_INK_NUMBER_DIM : JJ_INK_NUMBER;
}
