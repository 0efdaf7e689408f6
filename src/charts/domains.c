/* domains.c: communities by level and domain */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-charts.h"
#include "jj-kinds-people.h"
#include "jj-language.h"
#include "jj-picture-private.h"

/* Height of a row that its letters fill. */
#define ROW 1.15
/* Of the names of domains above columns, in lines and in heights of the text. */
#define NAME_LINES 3
#define NAME_HEIGHT 4.3

typedef struct
{
  GPtrArray *levels;            /* names: the pack's, then others by first appearance; owned */
  GArray *counts;               /* guint, levels × n_domains */
  guint n_domains, most, total; /* the last domain is "none" */
  gboolean is_turned;           /* levels are the rows: where the picture is low */
  double left, top, cell_width, cell_height;
} Domains;

static void
domains_free (gpointer data)
{
  Domains *self = data;

  g_ptr_array_unref (self->levels);
  g_array_unref (self->counts);
  g_free (self);
}

static guint *
count_of (const Domains *self, guint level, guint domain)
{
  return &g_array_index (self->counts, guint, level * self->n_domains + domain);
}

static const char *
domain_label (const Domains *self, guint domain)
{
  return domain + 1 < self->n_domains ? jj_label (jj_domains[domain].label) : _ ("No domain");
}

static guint
level_of (Domains *self, const JjElement *community)
{
  const char *text = jj_element_get_text (community, JJ_COMMUNITY_LEVEL);
  const char *name = text ? text : _ ("No level");
  guint index;

  if (g_ptr_array_find_with_equal_func (self->levels, name, g_str_equal, &index))
    return index;
  g_ptr_array_add (self->levels, g_strdup (name));
  g_array_set_size (self->counts, self->levels->len * self->n_domains);
  return self->levels->len - 1;
}

/* The county's levels come first, in the order of its pack. */
static void
list_levels (Domains *self, const JjChartInput *input)
{
  g_autoptr (GPtrArray) entries
      = jj_pack_set_list (jj_figures_get_packs (input->figures), "community_level",
                          jj_plan_get_first_day (input->plan));

  for (guint i = 0; i < entries->len; i++)
    {
      const char *level = jj_entry_get_string (g_ptr_array_index (entries, i), "level");

      if (level && !g_ptr_array_find_with_equal_func (self->levels, level, g_str_equal, NULL))
        g_ptr_array_add (self->levels, g_strdup (level));
    }
  g_array_set_size (self->counts, self->levels->len * self->n_domains);
}

static void
count (Domains *self, JjPlan *plan)
{
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_COMMUNITY); i++)
    {
      const JjElement *community = jj_plan_get_nth (plan, JJ_KIND_COMMUNITY, i);
      guint level = level_of (self, community);
      guint *place = count_of (self, level,
                               (guint)jj_element_get_number_or (community, JJ_COMMUNITY_DOMAIN,
                                                                self->n_domains - 1));

      (*place)++; /* not within MAX, which counts twice */
      self->most = MAX (self->most, *place);
      self->total++;
    }
}

static void
add_part (JjPicture *picture, const Domains *self, guint level, guint domain)
{
  const char *name = g_ptr_array_index (self->levels, level);
  g_autofree char *number = g_strdup_printf ("%u", *count_of (self, level, domain));
  g_autofree char *label = g_strdup_printf ("%s · %s", name, domain_label (self, domain));
  g_autofree char *tip = g_strdup_printf (_ ("%s\n%s communities"), label, number);

  jj_picture_add_place (picture, label, tip, 0);
  if (*count_of (self, level, domain) > 0)
    jj_picture_add_row (picture, name, domain_label (self, domain), number, NULL);
}

/* Fifteen rows leave little for the letters of a low picture; its levels are few. */
static void
measure (Domains *self, const JjPicture *picture)
{
  guint n_levels = MAX (1, self->levels->len);
  double text = picture->text_px, turned_top = picture->top + NAME_HEIGHT * text;

  self->left = MIN (picture->width * 0.25, text * 8);
  self->top = picture->top + text * 2.2;
  self->cell_height = (picture->height - self->top) / self->n_domains;
  self->is_turned = self->cell_height < ROW * text
                    && (picture->height - turned_top) / n_levels > self->cell_height;
  if (self->is_turned)
    {
      self->left = MIN (picture->width * 0.2, text * 5);
      self->top = turned_top;
      self->cell_height = (picture->height - self->top) / n_levels;
    }
  self->cell_width = (picture->width - self->left) / (self->is_turned ? self->n_domains : n_levels);
}

static void
domains_make (JjPicture *picture, const JjChartInput *input)
{
  Domains *self = g_new0 (Domains, 1);

  picture->data = self;
  self->levels = g_ptr_array_new_with_free_func (g_free);
  self->counts = g_array_new (FALSE, TRUE, sizeof (guint));
  while (jj_domains[self->n_domains].id)
    self->n_domains++;
  self->n_domains++;
  list_levels (self, input);
  count (self, input->plan);
  jj_picture_add_row (picture, _ ("Community level"), _ ("Domain"), _ ("Communities"), NULL);
  for (guint i = 0; self->total > 0 && i < self->levels->len * self->n_domains; i++)
    add_part (picture, self, i / self->n_domains, i % self->n_domains);
  measure (self, picture);
  picture->summary = g_strdup_printf (_ ("%u communities at %u levels by domain."), self->total,
                                      self->levels->len);
}

static void
draw_cell (JjPicture *picture, cairo_t *cr, PangoLayout *layout, guint index, gboolean lit)
{
  const Domains *self = picture->data;
  guint level = index / self->n_domains, domain = index % self->n_domains;
  guint number = *count_of (self, level, domain);
  double x = self->left + (self->is_turned ? domain : level) * self->cell_width;
  double y = self->top + (self->is_turned ? level : domain) * self->cell_height;
  g_autofree char *text = g_strdup_printf ("%u", number);

  cairo_rectangle (cr, x + 1, y + 1, self->cell_width - 2, self->cell_height - 2);
  jj_set_colour (cr, picture->theme->fills[JJ_COLOUR_K12EA],
                 number ? 0.12 + 0.4 * number / MAX (1, self->most) : 0);
  cairo_fill_preserve (cr);
  jj_set_colour (cr, lit ? picture->theme->text : picture->theme->band, 1);
  cairo_set_line_width (cr, lit ? 2 : 1);
  cairo_stroke (cr);
  if (number == 0)
    return;
  jj_layout_set (layout, text, 0, TRUE);
  jj_picture_show (picture, cr, layout,
                   (JjSpot){ x + self->cell_width / 2, y + self->cell_height / 2, 0.5, FALSE,
                             picture->theme->text });
}

/* Of the rows: letters shrink with them where the text is large and the picture low. */
static PangoLayout *
make_layout (JjPicture *picture, cairo_t *cr)
{
  const Domains *self = picture->data;
  PangoLayout *layout = jj_picture_layout (picture, cr);
  double size = MIN (picture->text_px, self->cell_height / ROW);
  PangoFontDescription *font
      = pango_font_description_copy (pango_layout_get_font_description (layout));

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  return layout;
}

static const char *
get_label (const Domains *self, gboolean is_level, guint i)
{
  return is_level ? g_ptr_array_index (self->levels, i) : domain_label (self, i);
}

static void
draw_rows (JjPicture *picture, cairo_t *cr, PangoLayout *layout)
{
  const Domains *self = picture->data;
  guint n = self->is_turned ? self->levels->len : self->n_domains;

  for (guint i = 0; i < n; i++)
    {
      jj_layout_set (layout, get_label (self, self->is_turned, i), self->left - 8, FALSE);
      jj_picture_show (picture, cr, layout,
                       (JjSpot){ self->left - 6, self->top + (i + 0.5) * self->cell_height, 1,
                                 FALSE, picture->theme->text });
    }
}

/* The names of domains in up to three lines. */
static void
draw_columns (JjPicture *picture, cairo_t *cr, PangoLayout *layout)
{
  const Domains *self = picture->data;
  guint n = self->is_turned ? self->n_domains : self->levels->len;

  for (guint i = 0; i < n; i++)
    {
      JjSpot spot = { self->left + (i + 0.5) * self->cell_width, picture->top + picture->text_px,
                      0.5, FALSE, picture->theme->text };
      int height;

      jj_layout_set (layout, get_label (self, !self->is_turned, i), self->cell_width - 4,
                     !self->is_turned);
      if (self->is_turned)
        {
          pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
          pango_layout_set_height (layout, -NAME_LINES);
          pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
          pango_layout_get_pixel_size (layout, NULL, &height);
          spot.y = self->top - 2 - height / 2.;
        }
      jj_picture_show (picture, cr, layout, spot);
    }
}

static void
domains_draw (JjPicture *picture, cairo_t *cr, int lit)
{
  const Domains *self = picture->data;
  g_autoptr (PangoLayout) plain = jj_picture_layout (picture, cr);
  g_autoptr (PangoLayout) layout = make_layout (picture, cr);

  if (self->total == 0)
    {
      jj_picture_say (picture, cr, plain, _ ("No communities yet"));
      return;
    }
  draw_rows (picture, cr, layout);
  draw_columns (picture, cr, plain);
  for (guint i = 0; i < self->levels->len * self->n_domains; i++)
    draw_cell (picture, cr, layout, i, lit == (int)i);
}

static int
domains_hit (JjPicture *picture, double x, double y)
{
  const Domains *self = picture->data;
  double column = (x - self->left) / self->cell_width, row = (y - self->top) / self->cell_height;
  double level = self->is_turned ? row : column, domain = self->is_turned ? column : row;

  if (self->total == 0 || level < 0 || level >= self->levels->len || domain < 0
      || domain >= self->n_domains)
    return -1;
  return (int)((guint)level * self->n_domains + (guint)domain);
}

const JjChart jj_chart_domains = {
  .id = "domains",
  .title = N_ ("Communities by level and domain"),
  .width_px = 900,
  .height_px = 640,
  .make = domains_make,
  .draw = domains_draw,
  .hit = domains_hit,
  .free_data = domains_free,
};
