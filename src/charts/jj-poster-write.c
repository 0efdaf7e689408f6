/* jj-poster-write.c: posters as PDF, SVG and PNG files */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-poster-private.h"

#include "jj-language.h"
#include "jj-svg-text.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <gio/gio.h>
#include <math.h>

/* 1 GB of pixels are no picture any more. */
#define MOST_PIXELS 2.5e8

static cairo_status_t
append_bytes (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
finish (cairo_surface_t *surface, cairo_t *cr)
{
  cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  return status == CAIRO_STATUS_SUCCESS ? cairo_surface_status (surface) : status;
}

static cairo_status_t
write_pdf (JjPoster *self, GByteArray *bytes)
{
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (append_bytes, bytes, self->page_width,
                                             self->page_height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->heading);
  for (guint i = 0; i < jj_poster_get_n_pages (self); i++)
    {
      cairo_save (cr);
      jj_poster_draw_page (self, cr, i);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  status = finish (surface, cr);
  cairo_surface_destroy (surface);
  return status;
}

static cairo_status_t
write_svg (JjPoster *self, GByteArray *bytes)
{
  cairo_surface_t *surface
      = cairo_svg_surface_create_for_stream (append_bytes, bytes, self->width, self->height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  jj_svg_text_begin (surface);
  jj_poster_draw (self, cr);
  status = finish (surface, cr);
  if (status == CAIRO_STATUS_SUCCESS)
    jj_svg_text_finish (surface, bytes, self->heading, NULL);
  cairo_surface_destroy (surface);
  return status;
}

static cairo_status_t
write_png (JjPoster *self, GByteArray *bytes, double scale)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)ceil (self->width * scale),
                                    (int)ceil (self->height * scale));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  jj_poster_draw (self, cr);
  status = cairo_status (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return status;
}

gboolean
jj_poster_write (JjPoster *self, const char *path, double dpi, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *lower = g_ascii_strdown (path, -1);
  double scale = dpi / 72;
  cairo_status_t status;

  if (g_str_has_suffix (lower, ".pdf"))
    status = write_pdf (self, bytes);
  else if (g_str_has_suffix (lower, ".svg"))
    status = write_svg (self, bytes);
  else if (!g_str_has_suffix (lower, ".png"))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                   _ ("“%s” must end in .svg, .pdf or .png: the ending says what is written."),
                   path);
      return FALSE;
    }
  else if (self->width * scale * self->height * scale > MOST_PIXELS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("A PNG of this size is too large: use fewer dots per inch, PDF or SVG."));
      return FALSE;
    }
  else
    status = write_png (self, bytes, scale);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("“%s” could not be drawn: %s."), path,
                   cairo_status_to_string (status));
      return FALSE;
    }
  return g_file_set_contents_full (path, (const char *)bytes->data, bytes->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}
