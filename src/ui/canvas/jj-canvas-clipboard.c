/* jj-canvas-clipboard.c: the selection as elements, picture and text, to other windows and programs
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-parts-private.h"

#include "jj-clip.h"
#include "jj-svg-text.h"

#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define PICTURE_MARGIN 16.0
#define PNG_SCALE 2.0
#define MOST_PNG_SIDE 6000.0
#define CHUNK 65536

static const char *const formats[]
    = { JJ_CLIP_MIME, "image/svg+xml", "image/png", "text/plain;charset=utf-8" };

/* What was copied; pictures are drawn when somebody asks for them, in a thread. */
#define JJ_TYPE_CLIP_PROVIDER (jj_clip_provider_get_type ())
G_DECLARE_FINAL_TYPE (JjClipProvider, jj_clip_provider, JJ, CLIP_PROVIDER, GdkContentProvider)

struct _JjClipProvider
{
  GdkContentProvider parent_instance;

  GBytes *elements;
  JjDiagram *diagram;
  GBytes *shades; /* all but the copied ones absent */
  JjRect area;
  char *text;
};

G_DEFINE_FINAL_TYPE (JjClipProvider, jj_clip_provider, GDK_TYPE_CONTENT_PROVIDER)

typedef struct
{
  const char *mime;
  GOutputStream *stream;
} Request;

static void
free_request (gpointer data)
{
  g_object_unref (((Request *)data)->stream);
  g_free (data);
}

static cairo_status_t
append_bytes (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw (JjClipProvider *self, cairo_surface_t *surface, double scale)
{
  g_autoptr (JjPen) pen = jj_pen_new (jj_theme_get ("light"), NULL);
  JjDiagramLook look = { .zoom = 1, .dimmed = self->shades, .is_bare = TRUE };
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  jj_set_colour (cr, jj_theme_get ("light")->background, 1);
  cairo_paint (cr);
  cairo_translate (cr, -self->area.x, -self->area.y);
  jj_diagram_draw (self->diagram, cr, pen, &self->area, &look);
  cairo_destroy (cr);
}

static GBytes *
make_svg (JjClipProvider *self)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface
      = cairo_svg_surface_create_for_stream (append_bytes, bytes, self->area.width * 0.75,
                                             self->area.height * 0.75);

  jj_svg_text_begin (surface);
  draw (self, surface, 0.75);
  cairo_surface_finish (surface);
  jj_svg_text_finish (surface, bytes, jj_diagram_get_title (self->diagram), self->text);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
make_png (JjClipProvider *self)
{
  GByteArray *bytes = g_byte_array_new ();
  double scale
      = MIN (PNG_SCALE, MOST_PNG_SIDE / MAX (1, MAX (self->area.width, self->area.height)));
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)ceil (self->area.width * scale),
                                    (int)ceil (self->area.height * scale));

  draw (self, surface, scale);
  cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  JjClipProvider *self = source;
  const Request *request = data;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  gsize size;
  const void *content;

  if (g_str_equal (request->mime, formats[0]))
    bytes = g_bytes_ref (self->elements);
  else if (g_str_equal (request->mime, formats[1]))
    bytes = make_svg (self);
  else if (g_str_equal (request->mime, formats[2]))
    bytes = make_png (self);
  else
    bytes = g_bytes_new_static (self->text, strlen (self->text));
  content = g_bytes_get_data (bytes, &size);
  if (g_output_stream_write_all (request->stream, content, size, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
jj_clip_provider_write (GdkContentProvider *provider,
                        const char *mime,
                        GOutputStream *stream,
                        int priority,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, data);
  Request *request = g_new0 (Request, 1);

  /* GDK asks in its own spelling of the names: interned strings. */
  request->mime = mime;
  request->stream = g_object_ref (stream);
  g_task_set_source_tag (task, jj_clip_provider_write);
  g_task_set_task_data (task, request, free_request);
  g_task_run_in_thread (task, write_in_thread);
}

static gboolean
jj_clip_provider_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static GdkContentFormats *
jj_clip_provider_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new ((const char **)formats, G_N_ELEMENTS (formats));
}

static void
jj_clip_provider_finalize (GObject *object)
{
  JjClipProvider *self = JJ_CLIP_PROVIDER (object);

  g_bytes_unref (self->elements);
  g_bytes_unref (self->shades);
  jj_diagram_unref (self->diagram);
  g_free (self->text);
  G_OBJECT_CLASS (jj_clip_provider_parent_class)->finalize (object);
}

static void
jj_clip_provider_class_init (JjClipProviderClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jj_clip_provider_finalize;
  provider_class->ref_formats = jj_clip_provider_formats;
  provider_class->write_mime_type_async = jj_clip_provider_write;
  provider_class->write_mime_type_finish = jj_clip_provider_finish;
}

static void
jj_clip_provider_init (JjClipProvider *self)
{
}

static JjClipProvider *
make_provider (JjCanvas *self, const GArray *boxes)
{
  JjClipProvider *provider = g_object_new (JJ_TYPE_CLIP_PROVIDER, NULL);
  JjSheet sheet = jj_canvas_get_sheet_edit (self);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  GString *text = g_string_new (NULL);
  JjRect all = { 0, 0, -1, -1 };

  for (guint i = 0; i < boxes->len; i++)
    {
      guint number = g_array_index (boxes, guint, i);
      const JjBox *box = jj_diagram_get_box (self->diagram, number);
      g_autofree char *words = jj_diagram_describe (self->diagram, number);

      g_array_append_val (ids, box->id);
      if (box->hidden >= 0)
        continue;
      all = jj_rect_union (&all, &box->rect);
      g_string_append_printf (text, "%s\n", words);
    }
  provider->elements = jj_clip_take (&sheet, (const guint *)(gconstpointer)boxes->data, boxes->len);
  provider->diagram = jj_diagram_ref (self->diagram);
  provider->shades = jj_diagram_reveal (self->diagram, NULL, ids);
  provider->area = jj_rect_grown (&all, PICTURE_MARGIN);
  provider->text = g_string_free (text, FALSE);
  return provider;
}

void
jj_canvas_copy (JjCanvas *self)
{
  g_autoptr (GArray) selected = jj_canvas_get_selected (self), boxes = NULL;
  g_autoptr (JjClipProvider) provider = NULL;
  g_autofree char *what = NULL, *told = NULL;

  if (selected->len == 0)
    {
      jj_workspace_message (self->workspace, _ ("Nothing is selected that could be copied."),
                            FALSE);
      return;
    }
  boxes = jj_canvas_with_inner (self, selected);
  provider = make_provider (self, boxes);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                             GDK_CONTENT_PROVIDER (provider));
  what = jj_sheet_describe (self->diagram, (const guint *)(gconstpointer)selected->data,
                            selected->len);
  told = g_strdup_printf (_ ("Copied: %s"), what);
  jj_workspace_message (self->workspace, told, FALSE);
}

/* Pasting: the bytes are read in pieces, and no more of them than are allowed. */

typedef struct
{
  JjCanvas *canvas;
  GInputStream *stream;
  GByteArray *bytes;
  JjRoutePoint at;
} Reading;

static void
free_reading (Reading *reading)
{
  g_object_unref (reading->canvas);
  g_clear_object (&reading->stream);
  g_byte_array_unref (reading->bytes);
  g_free (reading);
}

static void
paste_bytes (JjCanvas *self, GBytes *bytes, JjRoutePoint at)
{
  JjSheet sheet = jj_canvas_get_sheet_edit (self);
  JjClipPaste paste = { 0 };
  g_autofree char *told = NULL, *label = NULL, *both = NULL;
  GError *error = NULL;

  if (!jj_canvas_is_writable (self))
    return;
  if (!jj_clip_paste (&sheet, bytes, at, &paste, &error))
    {
      jj_workspace_fail (self->workspace, error);
      return;
    }
  label = g_strdup (jj_edit_get_label (paste.edit));
  if (jj_workspace_commit (self->workspace, g_steal_pointer (&paste.edit), NULL))
    {
      jj_workspace_select (self->workspace, (const JjId *)(gconstpointer)paste.ids->data,
                           paste.ids->len);
      jj_canvas_show_selection (self);
      told = jj_clip_paste_tell (&paste);
      /* Translators: what was done, and as a sentence of its own what was left out. */
      both = told ? g_strdup_printf (_ ("%s. %s"), label, told) : g_strdup (label);
      jj_workspace_message (self->workspace, both, TRUE);
    }
  jj_clip_paste_clear (&paste);
}

static void
on_piece (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) piece
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  gsize size = piece ? g_bytes_get_size (piece) : 0;

  if (size > 0 && reading->bytes->len + size <= JJ_CLIP_MOST_BYTES + 1)
    {
      g_byte_array_append (reading->bytes, g_bytes_get_data (piece, NULL), (guint)size);
      g_input_stream_read_bytes_async (reading->stream, CHUNK, G_PRIORITY_DEFAULT, NULL, on_piece,
                                       reading);
      return;
    }
  if (error)
    jj_workspace_message (reading->canvas->workspace, error->message, FALSE);
  else
    {
      g_autoptr (GBytes) bytes
          = g_bytes_new (reading->bytes->data, size > 0 ? 0 : reading->bytes->len);

      paste_bytes (reading->canvas, bytes, reading->at);
    }
  free_reading (reading);
}

static void
on_stream (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;

  reading->stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  if (!reading->stream)
    {
      jj_workspace_message (reading->canvas->workspace,
                            _ ("Nothing was copied from a sheet that could be pasted here."),
                            FALSE);
      free_reading (reading);
      return;
    }
  g_input_stream_read_bytes_async (reading->stream, CHUNK, G_PRIORITY_DEFAULT, NULL, on_piece,
                                   reading);
}

/* Where the pointer is, else in the middle; a second time a little aside. */
static JjRoutePoint
place_to_paste (JjCanvas *self)
{
  JjRect view = jj_canvas_get_view (self);
  JjRoutePoint at = { view.x + view.width / 2, view.y + view.height / 2 };

  if (self->has_pointer)
    at = (JjRoutePoint){ jj_canvas_to_sheet_x (self, self->pointer_x),
                         jj_canvas_to_sheet_y (self, self->pointer_y) };
  if (fabs (at.x - self->pasted_at.x) + fabs (at.y - self->pasted_at.y) < 1)
    self->n_pasted++;
  else
    self->n_pasted = 0;
  self->pasted_at = at;
  return (JjRoutePoint){ at.x + 24.0 * self->n_pasted, at.y + 24.0 * self->n_pasted };
}

void
jj_canvas_paste (JjCanvas *self)
{
  const char *wanted[] = { JJ_CLIP_MIME, NULL };
  Reading *reading;

  if (!jj_canvas_is_writable (self))
    return;
  reading = g_new0 (Reading, 1);
  reading->canvas = g_object_ref (self);
  reading->bytes = g_byte_array_new ();
  reading->at = place_to_paste (self);
  gdk_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), wanted,
                            G_PRIORITY_DEFAULT, NULL, on_stream, reading);
}
