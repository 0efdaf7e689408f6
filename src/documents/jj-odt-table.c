/* jj-odt-table.c: tables, boxes to stamp and pictures as OpenDocument text */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-odf-text.h"
#include "jj-odt-private.h"

#include "jj-language.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

/* Columns without a share are as wide as their longest text asks, but for what makes the table
 * wider than a line of small letters: then the widest columns give way, and amounts do not. */
#define LEAST_LETTERS 3u
#define MOST_LETTERS 60u
#define LINE_LETTERS 98u
#define MARGIN_LETTERS 2u
#define SCALE 2.0
#define MAX_PX 12000.0

/* A Chinese letter takes the room of two others. */
static guint
measure (const char *text)
{
  guint width = 0, widest = 0;

  for (const char *c = text; *c; c = g_utf8_next_char (c))
    {
      width = *c == '\n' ? 0 : width + (g_unichar_iswide (g_utf8_get_char (c)) ? 2 : 1);
      widest = MAX (widest, width);
    }
  return widest;
}

static guint
measure_column (JjOdt *self, const JjDocumentTable *table, guint column)
{
  guint widest = LEAST_LETTERS;

  for (guint row = 0; row < table->n_rows; row++)
    {
      JjSpan cell = jj_document_get_cell (self->document, table, row, column);
      g_autofree char *text
          = table->rows[row] == JJ_ROW_GROUP ? NULL : jj_document_get_text (self->document, cell);

      /* A heading may take two lines. */
      widest = MAX (widest, !text                 ? 0
                            : row < table->n_head ? (measure (text) + 1) / 2
                                                  : measure (text));
    }
  return MIN (widest, MOST_LETTERS) + MARGIN_LETTERS;
}

static guint
add_up (const guint *widths, guint n, guint most)
{
  guint total = 0;

  for (guint c = 0; c < n; c++)
    total += MIN (widths[c], most);
  return total;
}

/* What the texts ask for, the widest ones cut until all fit in a line. */
static void
measure_columns (JjOdt *self, const JjDocumentTable *table, guint *widths)
{
  guint most = MOST_LETTERS + MARGIN_LETTERS;

  for (guint c = 0; c < table->n_columns; c++)
    widths[c] = measure_column (self, table, c);
  while (most > LEAST_LETTERS + MARGIN_LETTERS
         && add_up (widths, table->n_columns, most) > LINE_LETTERS)
    most--;
  for (guint c = 0; c < table->n_columns; c++)
    widths[c] = MIN (widths[c], most);
}

/* By their shares, or all by what stands in them. In parts of 65,535, as LibreOffice counts: it
 * takes what is below 23 of these for 23. */
static void
append_columns (JjOdt *self, const JjDocumentTable *table, const char *name)
{
  g_autofree guint *widths = g_new0 (guint, table->n_columns);
  guint total;

  for (guint c = 0; c < table->n_columns; c++)
    widths[c] = table->columns[c].share;
  if (add_up (widths, table->n_columns, G_MAXUINT) == 0)
    measure_columns (self, table, widths);
  total = add_up (widths, table->n_columns, G_MAXUINT);
  for (guint c = 0; c < table->n_columns; c++)
    {
      g_string_append_printf (self->styles,
                              "<style:style style:name=\"%s.%u\" style:family=\"table-column\">"
                              "<style:table-column-properties style:rel-column-width=\"%u*\"/>"
                              "</style:style>",
                              name, c + 1, MAX (widths[c], 1) * 65535 / MAX (total, 1));
      g_string_append_printf (self->body, "<table:table-column table:style-name=\"%s.%u\"/>", name,
                              c + 1);
    }
}

static const char *
find_style (const JjDocumentTable *table, guint row, guint column)
{
  if (table->rows[row] == JJ_ROW_HEAD)
    return "Jj_20_Head";
  if (table->columns[column].align == JJ_TEXT_RIGHT && table->rows[row] != JJ_ROW_GROUP)
    return "Jj_20_Cell_20_Right";
  if (table->columns[column].align == JJ_TEXT_CENTRE && table->rows[row] != JJ_ROW_GROUP)
    return "Jj_20_Cell_20_Centre";
  return "Jj_20_Cell";
}

static void
append_cell (JjOdt *self, const JjDocumentTable *table, guint row, guint column)
{
  static const char *const styles[] = { "jjCell", "jjHead", "jjGroup", "jjSum" };
  JjTableRow kind = table->rows[row];
  gboolean is_strong = kind == JJ_ROW_SUM || kind == JJ_ROW_GROUP;

  g_string_append_printf (self->body, "<table:table-cell table:style-name=\"%s\"", styles[kind]);
  if (kind == JJ_ROW_GROUP && table->n_columns > 1)
    g_string_append_printf (self->body, " table:number-columns-spanned=\"%u\"", table->n_columns);
  g_string_append_printf (self->body,
                          " office:value-type=\"string\"><text:p text:style-name=\"%s\">",
                          find_style (table, row, column));
  if (is_strong)
    g_string_append (self->body, "<text:span text:style-name=\"Strong_20_Emphasis\">");
  jj_odt_append_runs (self, jj_document_get_cell (self->document, table, row, column));
  if (is_strong)
    g_string_append (self->body, "</text:span>");
  g_string_append (self->body, "</text:p></table:table-cell>");
}

static void
append_row (JjOdt *self, const JjDocumentTable *table, guint row)
{
  gboolean is_group = table->rows[row] == JJ_ROW_GROUP;

  g_string_append (self->body, "<table:table-row table:style-name=\"jjRow\">");
  for (guint c = 0; c < (is_group ? 1 : table->n_columns); c++)
    append_cell (self, table, row, c);
  if (is_group && table->n_columns > 1)
    g_string_append_printf (self->body,
                            "<table:covered-table-cell table:number-columns-repeated=\"%u\"/>",
                            table->n_columns - 1);
  g_string_append (self->body, "</table:table-row>\n");
}

static void
append_caption (JjOdt *self, const JjBlock *block)
{
  g_autofree char *style = NULL;

  if (block->runs.n == 0)
    return;
  style = jj_odt_take_style (self, "Caption", FALSE);
  g_string_append_printf (self->body, "<text:p text:style-name=\"%s\">", style);
  jj_odt_append_runs (self, block->runs);
  g_string_append (self->body, "</text:p>\n");
}

/* The caption stands above and on the same page; the rows at the top stand on each page. */
void
jj_odt_append_table (JjOdt *self, const JjBlock *block)
{
  const JjDocumentTable *table = block->table;
  g_autofree char *own = g_strdup_printf ("table:%u", ++self->n_tables), *name = NULL;
  g_autofree char *style = g_strdup_printf ("jjT%u", self->n_tables), *given = NULL;
  gboolean breaks;

  append_caption (self, block);
  breaks = self->breaks_page && self->is_started;
  name = jj_odt_make_name (self, own);
  self->is_started = TRUE;
  self->breaks_page = FALSE;
  g_string_append_printf (self->styles,
                          "<style:style style:name=\"%s\" style:family=\"table\">"
                          "<style:table-properties style:rel-width=\"100%%\" style:width=\"17cm\" "
                          "table:align=\"margins\" table:border-model=\"collapsing\" "
                          "fo:margin-bottom=\"0.3cm\"%s%s/></style:style>",
                          style, breaks ? " fo:break-before=\"page\"" : "",
                          block->keep ? " fo:keep-with-next=\"always\"" : "");
  g_string_append_printf (self->body, "<table:table table:name=\"%s\" table:style-name=\"%s\">",
                          name, style);
  append_columns (self, table, style);
  for (guint row = 0; row < table->n_rows; row++)
    {
      if (row == 0 && table->n_head > 0)
        g_string_append (self->body, "<table:table-header-rows>");
      append_row (self, table, row);
      if (table->n_head > 0 && row == table->n_head - 1)
        g_string_append (self->body, "</table:table-header-rows>");
    }
  g_string_append (self->body, "</table:table>\n");
}

/* A label over each empty box; the table breaks nowhere. */
void
jj_odt_append_stamps (JjOdt *self, const JjBlock *block)
{
  const JjRun *runs = jj_document_get_runs (self->document, block->runs);
  g_autofree char *plain = g_strdup_printf ("stamps:%u", ++self->n_tables);
  g_autofree char *name = jj_odt_make_name (self, plain);
  g_autofree char *style = jj_odt_take_style (self, "Jj_20_Cell", FALSE);

  if (block->runs.n == 0)
    return;
  g_string_append_printf (self->body, "<text:p text:style-name=\"%s\"/>", style);
  g_string_append_printf (self->body,
                          "<table:table table:name=\"%s\" table:style-name=\"jjStamps\">"
                          "<table:table-column table:number-columns-repeated=\"%u\"/>"
                          "<table:table-row table:style-name=\"jjRow\">",
                          name, block->runs.n);
  for (guint i = 0; i < block->runs.n; i++)
    {
      g_string_append (self->body,
                       "<table:table-cell table:style-name=\"jjHead\" office:value-type=\"string\">"
                       "<text:p text:style-name=\"Jj_20_Head\">");
      jj_odf_append_text (self->body, runs[i].text, JJ_ODF_LINE);
      g_string_append (self->body, "</text:p></table:table-cell>");
    }
  g_string_append (self->body,
                   "</table:table-row><table:table-row table:style-name=\"jjStampRow\">");
  for (guint i = 0; i < block->runs.n; i++)
    g_string_append (self->body, "<table:table-cell table:style-name=\"jjCell\">"
                                 "<text:p text:style-name=\"Jj_20_Cell\"/></table:table-cell>");
  g_string_append (self->body, "</table:table-row></table:table>\n");
}

static cairo_status_t
append_bytes (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* In dots, for programs that do not know SVG. (transfer full) */
static GBytes *
draw (const JjDocumentPicture *picture, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double scale = MIN (SCALE, MAX_PX / MAX (picture->width_px, picture->height_px));
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)ceil (picture->width_px * scale),
                                    (int)ceil (picture->height_px * scale));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  jj_picture_draw (picture->picture, cr, -1);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("“%s” could not be drawn: %s."),
               picture->alt ? picture->alt : "", cairo_status_to_string (status));
  return NULL;
}

/* One of a frame's images; a program shows the first that it knows. */
static void
append_image (JjOdt *self, const char *path, const char *type, GBytes *bytes)
{
  jj_container_add (self->container, path, bytes, strcmp (type, "image/svg+xml") == 0);
  g_string_append_printf (self->files,
                          "<manifest:file-entry manifest:full-path=\"%s\" "
                          "manifest:media-type=\"%s\"/>",
                          path, type);
  g_string_append_printf (self->body,
                          "<draw:image xlink:href=\"%s\" xlink:type=\"simple\" "
                          "xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>",
                          path);
}

gboolean
jj_odt_append_picture (JjOdt *self, const JjBlock *block, GError **error)
{
  const JjDocumentPicture *picture = block->picture;
  g_autofree char *curves = g_strdup_printf ("Pictures/%u.svg", ++self->n_pictures);
  g_autofree char *dots = g_strdup_printf ("Pictures/%u.png", self->n_pictures);
  g_autofree char *name = jj_odt_make_name (self, dots);
  g_autofree char *style = NULL;
  char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr (GBytes) png = draw (picture, error);
  g_autoptr (GBytes) svg = png ? jj_picture_to_svg (picture->picture, error) : NULL;

  if (!svg)
    return FALSE;
  append_caption (self, block);
  style = jj_odt_take_style (self, "Jj_20_Picture", FALSE);
  g_ascii_formatd (width, sizeof width, "%.2f", picture->width);
  g_ascii_formatd (height, sizeof height, "%.2f", picture->height);
  g_string_append_printf (self->body,
                          "<text:p text:style-name=\"%s\"><draw:frame "
                          "draw:style-name=\"jjPicture\" draw:name=\"%s\" "
                          "text:anchor-type=\"as-char\" svg:width=\"%spt\" svg:height=\"%spt\">",
                          style, name, width, height);
  append_image (self, curves, "image/svg+xml", svg);
  append_image (self, dots, "image/png", png);
  if (picture->alt)
    {
      g_string_append (self->body, "<svg:title>");
      jj_odf_append_text (self->body, picture->alt, JJ_ODF_LINE);
      g_string_append (self->body, "</svg:title>");
    }
  g_string_append (self->body, "</draw:frame></text:p>\n");
  return TRUE;
}
