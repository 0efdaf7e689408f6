/* jj-chart-write.c: charts as SVG, PDF and PNG files */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-picture-private.h"

#include "jj-format.h"
#include "jj-language.h"
#include "jj-svg-text.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define MAX_PNG_PX 32000

typedef enum
{
  FILE_SVG,
  FILE_PDF,
  FILE_PNG,
  N_FILE_TYPES
} FileType;

static FileType
type_of (const char *path)
{
  static const char *const endings[] = { ".svg", ".pdf", ".png" };
  g_autofree char *lower = g_ascii_strdown (path, -1);
  FileType type;

  for (type = FILE_SVG; type < N_FILE_TYPES; type++)
    {
      if (g_str_has_suffix (lower, endings[type]))
        break;
    }
  return type;
}

static cairo_status_t
append_bytes (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (FileType type, const JjPicture *picture, double scale, GByteArray *bytes)
{
  double points = 72.0 / 96;

  if (type == FILE_PNG)
    return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)ceil (picture->width * scale),
                                       (int)ceil (picture->height * scale));
  if (type == FILE_PDF)
    return cairo_pdf_surface_create_for_stream (append_bytes, bytes, picture->width * points,
                                                picture->height * points);
  return cairo_svg_surface_create_for_stream (append_bytes, bytes, picture->width * points,
                                              picture->height * points);
}

static cairo_status_t
finish (JjPicture *self, cairo_surface_t *surface, FileType type, GByteArray *bytes)
{
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  if (type == FILE_PNG)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  if (type == FILE_SVG && status == CAIRO_STATUS_SUCCESS)
    jj_svg_text_finish (surface, bytes, jj_chart_get_title (self->chart), self->summary);
  return status;
}

static cairo_status_t
draw (JjPicture *self, FileType type, double scale, GByteArray *bytes)
{
  cairo_surface_t *surface = create_surface (type, self, scale, bytes);
  cairo_t *cr = cairo_create (surface);
  double factor = type == FILE_PNG ? scale : 72.0 / 96;
  cairo_status_t status;

  if (type == FILE_PDF)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                    jj_chart_get_title (self->chart));
  if (type == FILE_SVG)
    jj_svg_text_begin (surface);
  cairo_scale (cr, factor, factor);
  jj_set_colour (cr, self->theme->background, 1);
  cairo_paint (cr);
  jj_picture_draw (self, cr, -1);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = finish (self, surface, type, bytes);
  cairo_surface_destroy (surface);
  return status;
}

/* Cairo numbers the surfaces of a process; here each gets its number by where it comes up. */
static gboolean
number_surface (const GMatchInfo *match, GString *out, gpointer data)
{
  GHashTable *numbers = data;
  g_autofree char *before = g_match_info_fetch (match, 1);
  char *number = g_match_info_fetch (match, 2);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, number));

  if (n == 0)
    n = g_hash_table_size (numbers) + 1;
  g_hash_table_insert (numbers, number, GUINT_TO_POINTER (n));
  g_string_append_printf (out, "%s%u", before, n);
  return FALSE;
}

GBytes *
jj_picture_to_svg (JjPicture *self, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) surface = g_regex_new ("((?:id=\"|#)(?:surface|image))([0-9]+)", 0, 0, NULL);
  cairo_status_t status = draw (self, FILE_SVG, 1, bytes);
  char *text;

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("“%s” could not be drawn: %s."),
                   jj_chart_get_title (self->chart), cairo_status_to_string (status));
      return NULL;
    }
  text = g_regex_replace_eval (surface, (const char *)bytes->data, (gssize)bytes->len, 0, 0,
                               number_surface, numbers, NULL);
  return text ? g_bytes_new_take (text, strlen (text))
              : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

gboolean
jj_picture_write (JjPicture *self, const char *path, double dpi, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  FileType type = type_of (path);
  double scale = dpi / 96;
  cairo_status_t status;

  if (type == N_FILE_TYPES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                   _ ("“%s” must end in .svg, .pdf or .png: the ending says what is written."),
                   path);
      return FALSE;
    }
  if (type == FILE_PNG && (self->width * scale > MAX_PNG_PX || self->height * scale > MAX_PNG_PX))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("A PNG of this size is too large: use fewer dots per inch, PDF or SVG."));
      return FALSE;
    }
  status = draw (self, type, scale, bytes);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("“%s” could not be drawn: %s."), path,
                   cairo_status_to_string (status));
      return FALSE;
    }
  return g_file_set_contents_full (path, (const char *)bytes->data, bytes->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

gboolean
jj_chart_write (const JjChart *self,
                const JjChartInput *input,
                const char *path,
                double dpi,
                GError **error)
{
  g_autoptr (JjPicture) picture = jj_chart_make (self, input);

  return jj_picture_write (picture, path, dpi, error);
}
