/* talk.c: the slides of a plan as a presentation that is edited, and as pages */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-container.h"
#include "jj-exporters.h"
#include "jj-pdf.h"

#include "jj-scene.h"

#include "jj-language.h"
#include "jj-pack.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define URN "urn:oasis:names:tc:opendocument:xmlns:"
#define MIMETYPE "application/vnd.oasis.opendocument.presentation"
/* A page is a screen of 1920 × 1080: 33.867 × 19.05 cm, 960 × 540 pt. */
#define WIDTH 1920.0
#define HEIGHT 1080.0
#define TITLE 120.0
#define PT 0.5

typedef struct
{
  JjPlan *plan;
  JjFigures *figures;
  const GArray *pages; /* Page */
} Talk;

/* A slide, or a part of a table that is too long for one. */
typedef struct
{
  JjId slide;
  guint step; /* as of JjSceneInput; G_MAXUINT on the first page of a slide */
} Page;

static const Page *
get_page (const Talk *self, guint i)
{
  return &g_array_index (self->pages, Page, i);
}

static const JjElement *
get_element (const Talk *self, guint i)
{
  return jj_plan_find (self->plan, get_page (self, i)->slide);
}

static JjSceneInput
make_input (const Talk *self, guint step)
{
  return (JjSceneInput){ .plan = self->plan,
                         .figures = self->figures,
                         .theme = jj_theme_get ("light"),
                         .width_px = WIDTH,
                         .height_px = HEIGHT - TITLE,
                         .screen_px = HEIGHT,
                         .unit = 1,
                         .is_page = TRUE,
                         .step = step };
}

static JjScene *
make_scene (const Talk *self, guint i)
{
  g_autoptr (JjSlide) slide = jj_slide_read (self->plan, get_element (self, i));
  JjSceneInput input = make_input (self, get_page (self, i)->step);

  return jj_scene_new (slide, &input);
}

/* (transfer full) (element-type Page) */
static GArray *
list_pages (const Talk *self)
{
  g_autoptr (GArray) ids = jj_slide_list (self->plan);
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (Page));
  JjSceneInput input = make_input (self, 0);

  for (guint i = 0; i < ids->len; i++)
    {
      JjId id = g_array_index (ids, JjId, i);
      g_autoptr (JjSlide) slide = jj_slide_read (self->plan, jj_plan_find (self->plan, id));
      guint n_pages = jj_scene_count_pages (slide, &input);

      for (guint k = 0; k < n_pages; k++)
        g_array_append_val (pages, ((Page){ id, k > 0 ? k : G_MAXUINT }));
    }
  return pages;
}

/* One line across the page around a height. */
static void
draw_title (cairo_t *cr, const char *text, double size_px, double middle)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Sans CJK TC Bold");
  int height;

  pango_context_set_language (pango_layout_get_context (layout),
                              pango_language_from_string ("zh-tw"));
  pango_font_description_set_absolute_size (font, size_px * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int)((WIDTH - 48) * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  jj_set_colour (cr, jj_theme_get ("light")->text, 1);
  cairo_move_to (cr, 24, middle - height / 2.0);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
  g_object_unref (layout);
}

static const char *
title_of (const Talk *self)
{
  return jj_element_get_title (jj_plan_get_root (self->plan));
}

static void
draw_cover (const Talk *self, cairo_t *cr)
{
  cairo_save (cr);
  cairo_scale (cr, PT, PT);
  draw_title (cr, title_of (self), 80, HEIGHT / 2);
  cairo_restore (cr);
}

static void
draw_page (const Talk *self, cairo_t *cr, guint i)
{
  g_autoptr (JjScene) scene = make_scene (self, i);

  cairo_save (cr);
  cairo_scale (cr, PT, PT);
  draw_title (cr, jj_element_get_title (get_element (self, i)), 48, TITLE / 2);
  cairo_translate (cr, 0, TITLE);
  jj_scene_draw (scene, cr);
  cairo_restore (cr);
}

static void
draw_pdf_page (gpointer data, cairo_t *cr, guint page)
{
  const Talk *self = data;

  if (page == 0)
    draw_cover (self, cr);
  else
    draw_page (self, cr, page - 1);
}

static void
add_outline (gpointer data, cairo_surface_t *surface)
{
  const Talk *self = data;

  for (guint i = 0; i < self->pages->len; i++)
    {
      g_autofree char *place = g_strdup_printf ("page=%u pos=[0 0]", i + 2);

      if (get_page (self, i)->step != G_MAXUINT)
        continue;
      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT,
                                     jj_element_get_title (get_element (self, i)), place, 0);
    }
}

static gboolean
write_pdf (const Talk *self, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  JjPdf pdf = { .width = WIDTH * PT,
                .height = HEIGHT * PT,
                .n_pages = self->pages->len + 1,
                .draw = draw_pdf_page,
                .begin = add_outline,
                .data = (gpointer)self,
                .title = title_of (self) };

  return jj_pdf_write (&pdf, out, cancellable, error);
}

static cairo_status_t
to_stream (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The picture alone: the title is text of the presentation. */
static GBytes *
make_png (JjScene *scene)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)WIDTH, (int)(HEIGHT - TITLE));
  cairo_t *cr = cairo_create (surface);

  jj_scene_draw (scene, cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, to_stream, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
append_paragraphs (GString *text, const char *prose)
{
  g_auto (GStrv) lines = g_strsplit (prose ? prose : "", "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (lines[i], -1);

      g_string_append_printf (text, "<text:p>%s</text:p>", escaped);
    }
}

static void
append_page (const Talk *self, guint i, GString *text, const char *summary)
{
  const JjElement *element = get_element (self, i);
  guint number = i + 1;
  g_autofree char *title = g_markup_escape_text (jj_element_get_title (element), -1);
  g_autofree char *words = g_markup_escape_text (summary, -1);

  g_string_append_printf (
      text,
      "<draw:page draw:name=\"%u\" draw:master-page-name=\"jj\">"
      "<draw:frame presentation:style-name=\"jjTitle\" presentation:class=\"title\" "
      "svg:x=\"0.17cm\" svg:y=\"0.3cm\" svg:width=\"33.5cm\" svg:height=\"1.6cm\">"
      "<draw:text-box><text:p text:style-name=\"jjText\">%s</text:p></draw:text-box></draw:frame>"
      "<draw:frame svg:x=\"0cm\" svg:y=\"2.117cm\" svg:width=\"33.867cm\" "
      "svg:height=\"16.933cm\"><draw:image xlink:href=\"Pictures/%u.png\" xlink:type=\"simple\" "
      "xlink:show=\"embed\" xlink:actuate=\"onLoad\"/><svg:desc>%s</svg:desc></draw:frame>"
      "<presentation:notes><draw:frame presentation:class=\"notes\" svg:x=\"2cm\" svg:y=\"14cm\" "
      "svg:width=\"17cm\" svg:height=\"13cm\"><draw:text-box>",
      number, title, number, words);
  if (get_page (self, i)->step == G_MAXUINT)
    append_paragraphs (text, jj_element_get_text (element, JJ_NOTE));
  g_string_append (text, "</draw:text-box></draw:frame></presentation:notes></draw:page>\n");
}

static void
append_cover (const Talk *self, GString *text)
{
  g_autofree char *title = g_markup_escape_text (title_of (self), -1);

  g_string_append_printf (
      text,
      "<draw:page draw:name=\"0\" draw:master-page-name=\"jj\">"
      "<draw:frame presentation:style-name=\"jjTitle\" presentation:class=\"title\" "
      "svg:x=\"0.17cm\" svg:y=\"7cm\" svg:width=\"33.5cm\" svg:height=\"5cm\">"
      "<draw:text-box><text:p text:style-name=\"jjText\">%s</text:p></draw:text-box></draw:frame>"
      "</draw:page>\n",
      title);
}

#define ROOT                                                                                       \
  "xmlns:office=\"" URN "office:1.0\" xmlns:style=\"" URN "style:1.0\" xmlns:text=\"" URN          \
  "text:1.0\" xmlns:draw=\"" URN "drawing:1.0\" xmlns:presentation=\"" URN                         \
  "presentation:1.0\" xmlns:fo=\"" URN "xsl-fo-compatible:1.0\" xmlns:svg=\"" URN                  \
  "svg-compatible:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.2\""

#define FONT                                                                                       \
  "<office:font-face-decls><style:font-face style:name=\"Noto Sans CJK TC\" "                      \
  "svg:font-family=\"'Noto Sans CJK TC'\"/></office:font-face-decls>"

static const char styles[]
    = XML "<office:document-styles " ROOT ">" FONT "<office:styles/><office:automatic-styles>"
          "<style:page-layout style:name=\"jjPage\"><style:page-layout-properties "
          "fo:page-width=\"33.867cm\" fo:page-height=\"19.05cm\" fo:margin=\"0cm\" "
          "style:print-orientation=\"landscape\"/></style:page-layout></office:automatic-styles>"
          "<office:master-styles><style:master-page style:name=\"jj\" "
          "style:page-layout-name=\"jjPage\"/></office:master-styles></office:document-styles>\n";

static const char head[]
    = XML "<office:document-content " ROOT ">" FONT "<office:automatic-styles>"
          "<style:style style:name=\"jjTitle\" style:family=\"presentation\">"
          "<style:graphic-properties draw:fill=\"none\" draw:stroke=\"none\" "
          "draw:textarea-vertical-align=\"middle\" draw:auto-grow-height=\"false\"/></style:style>"
          "<style:style style:name=\"jjText\" style:family=\"paragraph\">"
          "<style:paragraph-properties fo:text-align=\"start\"/><style:text-properties "
          "fo:font-size=\"32pt\" fo:font-weight=\"bold\" style:font-size-asian=\"32pt\" "
          "style:font-weight-asian=\"bold\" style:font-name=\"Noto Sans CJK TC\" "
          "style:font-name-asian=\"Noto Sans CJK TC\"/></style:style>"
          "</office:automatic-styles><office:body><office:presentation>\n";

static void
add_manifest (JjContainer *container, guint n_pages)
{
  GString *text = g_string_new (
      XML "<manifest:manifest xmlns:manifest=\"" URN "manifest:1.0\" manifest:version=\"1.2\">"
          "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" "
          "manifest:media-type=\"" MIMETYPE "\"/>"
          "<manifest:file-entry manifest:full-path=\"content.xml\" "
          "manifest:media-type=\"text/xml\"/><manifest:file-entry "
          "manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>");

  for (guint i = 1; i <= n_pages; i++)
    g_string_append_printf (text,
                            "<manifest:file-entry manifest:full-path=\"Pictures/%u.png\" "
                            "manifest:media-type=\"image/png\"/>",
                            i);
  g_string_append (text, "</manifest:manifest>\n");
  jj_container_add_text (container, "META-INF/manifest.xml", text->str, TRUE);
  g_string_free (text, TRUE);
}

static gboolean
write_odp (const Talk *self, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  g_autoptr (JjContainer) container = jj_container_new (0);
  g_autoptr (GString) content = g_string_new (head);

  jj_container_add_text (container, "mimetype", MIMETYPE, FALSE);
  append_cover (self, content);
  for (guint i = 0; i < self->pages->len; i++)
    {
      g_autoptr (JjScene) scene = make_scene (self, i);
      g_autoptr (GBytes) png = make_png (scene);
      g_autofree char *name = g_strdup_printf ("Pictures/%u.png", i + 1);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      jj_container_add (container, name, png, FALSE);
      append_page (self, i, content, jj_scene_get_summary (scene));
    }
  g_string_append (content, "</office:presentation></office:body></office:document-content>\n");
  jj_container_add_text (container, "content.xml", content->str, TRUE);
  jj_container_add_text (container, "styles.xml", styles, TRUE);
  add_manifest (container, self->pages->len);
  return jj_container_finish (container, out, cancellable, error);
}

typedef gboolean (*WriteFunc) (const Talk *self,
                               GOutputStream *out,
                               GCancellable *cancellable,
                               GError **error);

static gboolean
write_talk (WriteFunc write,
            const JjExport *what,
            GOutputStream *out,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) loaded = jj_packs_load_for_plan (what->plan, NULL);
  g_autoptr (JjPackSet) packs = jj_pack_set_new (loaded, what->plan);
  Talk self = { what->plan, jj_figures_new (what->plan, packs, 0), NULL };
  g_autoptr (GArray) pages = list_pages (&self);
  gboolean done;

  self.pages = pages;
  done = write (&self, out, cancellable, error);

  jj_figures_unref (self.figures);
  return done;
}

static gboolean
write_slides_pdf (const JjExport *what,
                  GOutputStream *out,
                  GCancellable *cancellable,
                  GError **error)
{
  return write_talk (write_pdf, what, out, cancellable, error);
}

static gboolean
write_slides_odp (const JjExport *what,
                  GOutputStream *out,
                  GCancellable *cancellable,
                  GError **error)
{
  return write_talk (write_odp, what, out, cancellable, error);
}

/* A cover alone is no talk. */
static const char *
refuse (JjPlan *plan)
{
  if (jj_plan_get_count (plan, JJ_KIND_SLIDE) > 0)
    return NULL;
  return N_ ("The plan has no slides yet: add pictures and tables of it in the view “Slides” "
             "first.");
}

const JjExporter jj_exporter_slides_odp = {
  .id = "odp",
  .label = N_ ("Slides, OpenDocument (.odp)"),
  .suffix = "odp",
  .write = write_slides_odp,
  .refuse = refuse,
};

const JjExporter jj_exporter_slides_pdf = {
  .id = "slides",
  .label = N_ ("Slides, PDF"),
  .suffix = "pdf",
  .write = write_slides_pdf,
  .refuse = refuse,
};
