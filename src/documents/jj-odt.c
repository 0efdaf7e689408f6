/* jj-odt.c: a document as OpenDocument text that is edited and comes back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-odt-private.h"

#include "jj-format.h"
#include "jj-language.h"

#include <string.h>

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define URN "urn:oasis:names:tc:opendocument:xmlns:"
#define MIMETYPE "application/vnd.oasis.opendocument.text"

/* Of tables and sections; lines thin and grey, so that a black copy stays readable. */
#define LINE "0.5pt solid #808080"
#define CELL                                                                                       \
  "<style:style style:name=\"%s\" style:family=\"table-cell\"><style:table-cell-properties "       \
  "fo:padding=\"0.08cm\" fo:border=\"" LINE "\" style:vertical-align=\"%s\"%s/></style:style>"
static const char own_styles[]
    = "<style:style style:name=\"jjSection\" style:family=\"section\"><style:section-properties "
      "style:editable=\"false\"/></style:style>"
      "<style:style style:name=\"jjRow\" style:family=\"table-row\"><style:table-row-properties "
      "fo:keep-together=\"always\"/></style:style>"
      "<style:style style:name=\"jjKept\" style:family=\"paragraph\" "
      "style:parent-style-name=\"Text_20_body\"><style:paragraph-properties "
      "fo:keep-with-next=\"always\"/></style:style>"
      "<style:style style:name=\"jjStampRow\" style:family=\"table-row\">"
      "<style:table-row-properties style:min-row-height=\"2.6cm\" fo:keep-together=\"always\"/>"
      "</style:style>"
      "<style:style style:name=\"jjStamps\" style:family=\"table\"><style:table-properties "
      "style:rel-width=\"100%\" style:width=\"17cm\" table:align=\"margins\" "
      "style:may-break-between-rows=\"false\" table:border-model=\"collapsing\"/></style:style>"
      "<style:style style:name=\"jjPicture\" style:family=\"graphic\" "
      "style:parent-style-name=\"Graphics\"><style:graphic-properties "
      "style:vertical-pos=\"top\" style:vertical-rel=\"baseline\"/></style:style>";

char *
jj_odt_field_name (JjPlan *plan, JjId element, int field)
{
  const JjElement *found = jj_plan_find (plan, element);
  const JjKind *kind;

  g_return_val_if_fail (found && field >= 0, NULL);

  kind = jj_element_get_kind (found);
  return g_strdup_printf ("field:%s/%" G_GINT64_FORMAT "/%s", kind->id, element,
                          kind->fields[field].id);
}

gboolean
jj_odt_parse_field_name (JjPlan *plan, const char *name, JjId *element, int *field)
{
  g_auto (GStrv) parts = NULL;
  const JjElement *found;

  if (!g_str_has_prefix (name, "field:"))
    return FALSE;
  parts = g_strsplit (name + strlen ("field:"), "/", -1);
  if (g_strv_length (parts) != 3
      || !g_ascii_string_to_signed (parts[1], 10, 1, G_MAXINT64, element, NULL))
    return FALSE;
  parts[2][strcspn (parts[2], "#")] = '\0';
  found = jj_plan_find (plan, *element);
  *field = found ? jj_kind_find_field (jj_element_get_kind (found), parts[2]) : -1;
  return *field >= 0 && g_str_equal (jj_element_get_kind (found)->id, parts[0]);
}

static void
add_styles (JjOdt *self)
{
  g_string_append (self->styles, own_styles);
  g_string_append_printf (self->styles, CELL, "jjCell", "top", "");
  g_string_append_printf (self->styles, CELL, "jjHead", "middle",
                          " fo:background-color=\"#e8edf2\"");
  g_string_append_printf (self->styles, CELL, "jjGroup", "middle",
                          " fo:background-color=\"#f4f6f8\"");
  g_string_append_printf (self->styles, CELL, "jjSum", "top", " fo:background-color=\"#f4f6f8\"");
}

static void
append_declarations (JjOdt *self, GString *text)
{
  if (self->field_names->len == 0)
    return;
  g_string_append (text, "<text:user-field-decls>");
  for (guint i = 0; i < self->field_names->len; i++)
    {
      const char *name = self->field_names->pdata[i];
      g_autofree char *escaped = g_markup_escape_text (name, -1);
      g_autofree char *value = g_markup_escape_text (g_hash_table_lookup (self->fields, name), -1);

      g_string_append_printf (text,
                              "<text:user-field-decl office:value-type=\"string\" "
                              "office:string-value=\"%s\" text:name=\"%s\"/>",
                              value, escaped);
    }
  g_string_append (text, "</text:user-field-decls>\n");
}

static void
add_content (JjOdt *self, const JjOdtTemplate *template)
{
  GString *text = g_string_new (XML "<office:document-content ");

  g_string_append_printf (text, "%s>%s<office:automatic-styles>%s%s</office:automatic-styles>\n",
                          template->root, template->fonts, template->automatic, self->styles->str);
  g_string_append (text, "<office:body><office:text>\n");
  append_declarations (self, text);
  g_string_append (text, template->before);
  g_string_append_len (text, self->body->str, (gssize)self->body->len);
  g_string_append (text, template->after);
  g_string_append (text, "</office:text></office:body></office:document-content>\n");
  jj_container_add_text (self->container, "content.xml", text->str, TRUE);
  g_string_free (text, TRUE);
}

static void
add_page_styles (JjOdt *self, const JjOdtTemplate *template)
{
  g_autofree char *text = g_strdup_printf (
      XML "<office:document-styles %s>%s%s<office:automatic-styles>%s</office:automatic-styles>%s"
          "</office:document-styles>\n",
      template->root, template->fonts, template->styles, template->automatic, template->masters);

  jj_container_add_text (self->container, "styles.xml", text, TRUE);
}

static void
append_meta (GString *text, const char *element, const char *value)
{
  g_autofree char *escaped = value ? g_markup_escape_text (value, -1) : NULL;

  if (escaped)
    g_string_append_printf (text, "<%s>%s</%s>", element, escaped, element);
}

static void
add_meta (JjOdt *self, const JjDocumentInfo *info)
{
  GString *text = g_string_new (
      XML
      "<office:document-meta xmlns:office=\"" URN "office:1.0\" xmlns:meta=\"" URN
      "meta:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"" JJ_ODT_VERSION
      "\">"
      "<office:meta><meta:generator>Jingjin/" PACKAGE_VERSION "</meta:generator>");
  g_autofree char *day = info->date != JJ_EMPTY ? jj_format_iso_date (info->date) : NULL;
  g_autofree char *time = day ? g_strconcat (day, "T00:00:00", NULL) : NULL;

  append_meta (text, "dc:title", info->title);
  append_meta (text, "dc:subject", info->subject);
  append_meta (text, "meta:initial-creator", info->author);
  append_meta (text, "dc:creator", info->author);
  append_meta (text, "meta:creation-date", time);
  append_meta (text, "dc:date", time);
  append_meta (text, "dc:language", "zh-TW");
  g_string_append (text, "</office:meta></office:document-meta>\n");
  jj_container_add_text (self->container, "meta.xml", text->str, TRUE);
  g_string_free (text, TRUE);
}

#define FILE_LINE(path)                                                                            \
  "<manifest:file-entry manifest:full-path=\"" path "\" manifest:media-type=\"text/xml\"/>"

static void
add_manifest (JjOdt *self)
{
  g_autofree char *text = g_strdup_printf (
      XML "<manifest:manifest xmlns:manifest=\"" URN
          "manifest:1.0\" manifest:version=\"" JJ_ODT_VERSION "\">"
          "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"" JJ_ODT_VERSION "\" "
          "manifest:media-type=\"" MIMETYPE "\"/>" FILE_LINE ("content.xml")
              FILE_LINE ("styles.xml") FILE_LINE ("meta.xml") "%s</manifest:manifest>\n",
      self->files->str);

  jj_container_add_text (self->container, "META-INF/manifest.xml", text, TRUE);
}

static gboolean
append_blocks (JjOdt *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < jj_document_get_n_blocks (self->document); i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !jj_odt_append_block (self, i, error))
      return FALSE;
  jj_odt_end_section (self);
  return TRUE;
}

static void
begin (JjOdt *self)
{
  self->container = jj_container_new (0);
  self->body = g_string_new (NULL);
  self->styles = g_string_new (NULL);
  self->files = g_string_new (NULL);
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->field_names = g_ptr_array_new ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_styles (self);
  jj_container_add_text (self->container, "mimetype", MIMETYPE, FALSE);
}

static void
end (JjOdt *self)
{
  jj_container_free (self->container);
  g_string_free (self->body, TRUE);
  g_string_free (self->styles, TRUE);
  g_string_free (self->files, TRUE);
  g_hash_table_unref (self->fields);
  g_ptr_array_unref (self->field_names);
  g_hash_table_unref (self->names);
}

gboolean
jj_odt_write (const JjDocument *document,
              JjPlan *plan,
              GOutputStream *out,
              GCancellable *cancellable,
              GError **error)
{
  const JjDocumentInfo *info = jj_document_get_info (document);
  g_autoptr (JjOdtTemplate) template = jj_odt_template_load (info, error);
  JjOdt self = { .document = document, .plan = plan };
  gboolean done;

  if (!template)
    return FALSE;
  jj_language_enter_plan ();
  begin (&self);
  done = append_blocks (&self, cancellable, error);
  if (done)
    {
      add_content (&self, template);
      add_page_styles (&self, template);
      add_meta (&self, info);
      add_manifest (&self);
      done = jj_container_finish (self.container, out, cancellable, error);
    }
  end (&self);
  jj_language_leave_plan ();
  return done;
}
