/* jj-workbook-ods.c: a workbook as OpenDocument 1.3 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-format.h"
#include "jj-language.h"
#include "jj-odf-text.h"
#include "jj-workbook.h"

#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-output-impl.h>
#include <gsf/gsf-output-memory.h>
#include <string.h>

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define URN "urn:oasis:names:tc:opendocument:xmlns:"
#define MIMETYPE "application/vnd.oasis.opendocument.spreadsheet"
#define FLUSH_SIZE (256u * 1024)

typedef struct
{
  GsfOutput *memory;
  GsfOutfile *zip;
  GsfOutput *content;
  GString *text;     /* of content.xml, not yet given to the container */
  GString *settings; /* rows that stay in view */
  gboolean in_sheet, in_row, is_good;
  guint n_skipped;      /* empty cells before the next one */
  JjSheetStyle *styles; /* of most cells of each column of the sheet; NULL: not told */
  guint n_styles;
  guint n_heading; /* rows still to come that every printed page repeats */
} Ods;

/* Widths in the order of JjColumnWidth. */
static const char *const widths[] = { "2cm", "3cm", "5.5cm", "9cm", "2cm" };

/* The styles of cells in the order of JjSheetStyle: number format, bold, align, wrap. */
static const struct
{
  const char *data, *properties;
} styles[] = {
  { NULL, "<style:table-cell-properties style:vertical-align=\"top\" fo:wrap-option=\"wrap\"/>" },
  { NULL, "<style:text-properties fo:font-weight=\"bold\" style:font-weight-asian=\"bold\" "
          "fo:font-size=\"14pt\" style:font-size-asian=\"14pt\"/>" },
  { NULL, "<style:table-cell-properties fo:background-color=\"#dfe7ef\" "
          "style:vertical-align=\"middle\" fo:wrap-option=\"wrap\" "
          "fo:border-bottom=\"0.75pt solid #5e6b78\"/><style:text-properties "
          "fo:font-weight=\"bold\" style:font-weight-asian=\"bold\"/>" },
  { NULL, "<style:table-cell-properties fo:border-top=\"0.5pt solid #5e6b78\"/>"
          "<style:text-properties fo:font-weight=\"bold\" style:font-weight-asian=\"bold\"/>" },
  { "money", "<style:table-cell-properties style:vertical-align=\"top\"/>" },
  { "money", "<style:table-cell-properties fo:border-top=\"0.5pt solid #5e6b78\"/>"
             "<style:text-properties fo:font-weight=\"bold\" style:font-weight-asian=\"bold\"/>" },
  { "count", "<style:table-cell-properties style:vertical-align=\"top\"/>" },
  { "decimal", "<style:table-cell-properties style:vertical-align=\"top\"/>" },
  { "share", "<style:table-cell-properties style:vertical-align=\"top\"/>" },
  { "roc", "<style:table-cell-properties style:vertical-align=\"top\"/>" },
  { "gap", "<style:table-cell-properties fo:background-color=\"#f8dcc8\" "
           "style:vertical-align=\"top\"/><style:text-properties fo:color=\"#8a3b00\" "
           "fo:font-weight=\"bold\" style:font-weight-asian=\"bold\"/>" },
};

static const char number_styles[]
    = "<number:number-style style:name=\"money\"><number:number number:decimal-places=\"0\" "
      "number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>"
      "<number:number-style style:name=\"count\"><number:number number:decimal-places=\"0\" "
      "number:min-integer-digits=\"1\"/></number:number-style>"
      "<number:number-style style:name=\"gap\"><number:text>⚠ </number:text><number:number "
      "number:decimal-places=\"0\" number:min-integer-digits=\"1\"/></number:number-style>"
      "<number:number-style style:name=\"decimal\"><number:number number:decimal-places=\"2\" "
      "number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>"
      "<number:percentage-style style:name=\"share\"><number:number number:decimal-places=\"2\" "
      "number:min-integer-digits=\"1\"/><number:text>%</number:text></number:percentage-style>"
      "<number:date-style style:name=\"roc\" number:language=\"zh\" number:country=\"TW\">"
      "<number:year number:calendar=\"ROC\"/><number:text>/</number:text><number:month/>"
      "<number:text>/</number:text><number:day/></number:date-style>";

static void
put (GsfOutput *out, const char *text, gsize length, gboolean *is_good)
{
  *is_good = gsf_output_write (out, length, (const guint8 *)text) && *is_good;
}

/* A member that begins now. The time is always the same: the same plan makes the same bytes. */
static GsfOutput *
open_part (Ods *self, const char *name, gboolean is_packed)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (1980, 1, 1, 0, 0, 0);
  int method = is_packed ? GSF_ZIP_DEFLATED : GSF_ZIP_STORED;
  GsfOutput *part = gsf_outfile_new_child_full (self->zip, name, FALSE, "compression-level", method,
                                                "deflate-level", 1, NULL);

  gsf_output_set_modtime (part, time);
  return part;
}

static void
close_part (Ods *self, GsfOutput *part)
{
  self->is_good = gsf_output_close (part) && self->is_good;
  g_object_unref (part);
}

static void
add_part (Ods *self, const char *name, const char *text, gboolean is_packed)
{
  GsfOutput *part = open_part (self, name, is_packed);

  put (part, text, strlen (text), &self->is_good);
  close_part (self, part);
}

static void
flush (Ods *self, gsize least)
{
  if (self->text->len < least)
    return;
  put (self->content, self->text->str, self->text->len, &self->is_good);
  g_string_truncate (self->text, 0);
}

static void
append_styles (GString *text)
{
  g_string_append (text, "<office:automatic-styles>");
  g_string_append (text, number_styles);
  for (guint i = 0; i < JJ_N_COLUMN_WIDTHS; i++)
    g_string_append_printf (text,
                            "<style:style style:name=\"co%u\" style:family=\"table-column\">"
                            "<style:table-column-properties style:column-width=\"%s\"/>"
                            "</style:style>",
                            i, widths[i]);
  for (guint i = 0; i < JJ_N_SHEET_STYLES; i++)
    g_string_append_printf (text,
                            "<style:style style:name=\"ce%u\" style:family=\"table-cell\" "
                            "style:parent-style-name=\"Default\"%s%s%s>%s</style:style>",
                            i, styles[i].data ? " style:data-style-name=\"" : "",
                            styles[i].data ? styles[i].data : "", styles[i].data ? "\"" : "",
                            styles[i].properties);
  g_string_append (text, "<style:style style:name=\"ta1\" style:family=\"table\" "
                         "style:master-page-name=\"Wide\"><style:table-properties "
                         "table:display=\"true\"/></style:style></office:automatic-styles>");
}

static gpointer
begin (void)
{
  Ods *self = g_new0 (Ods, 1);

  self->is_good = TRUE;
  self->memory = gsf_output_memory_new ();
  self->zip = gsf_outfile_zip_new (self->memory, NULL);
  self->text = g_string_new (NULL);
  self->settings = g_string_new (NULL);
  add_part (self, "mimetype", MIMETYPE, FALSE);
  self->content = open_part (self, "content.xml", TRUE);
  g_string_append (self->text,
                   XML "<office:document-content xmlns:office=\"" URN "office:1.0\" "
                       "xmlns:style=\"" URN "style:1.0\" xmlns:text=\"" URN "text:1.0\" "
                       "xmlns:table=\"" URN "table:1.0\" xmlns:number=\"" URN "datastyle:1.0\" "
                       "xmlns:fo=\"" URN "xsl-fo-compatible:1.0\" "
                       "xmlns:of=\"" URN "of:1.2\" office:version=\"1.3\">");
  append_styles (self->text);
  g_string_append (self->text, "<office:body><office:spreadsheet>");
  return self;
}

static void
end_sheet (Ods *self)
{
  if (self->in_sheet)
    g_string_append (self->text, "</table:table>");
  self->in_sheet = FALSE;
}

static void
append_escaped (GString *text, const char *raw)
{
  g_autofree char *escaped = g_markup_escape_text (raw, -1);

  g_string_append (text, escaped);
}

static void
append_frozen (Ods *self, const JjSheetLayout *layout)
{
  g_string_append (self->settings, "<config:config-item-map-entry config:name=\"");
  append_escaped (self->settings, layout->name);
  g_string_append_printf (
      self->settings,
      "\"><config:config-item config:name=\"VerticalSplitMode\" config:type=\"short\">2"
      "</config:config-item><config:config-item config:name=\"VerticalSplitPosition\" "
      "config:type=\"int\">%u</config:config-item><config:config-item "
      "config:name=\"PositionBottom\" config:type=\"int\">%u</config:config-item>"
      "</config:config-item-map-entry>",
      layout->n_frozen, layout->n_frozen);
}

static void
sheet (gpointer data, const JjSheetLayout *layout)
{
  Ods *self = data;

  end_sheet (self);
  self->in_sheet = TRUE;
  g_string_append (self->text, "<table:table table:name=\"");
  append_escaped (self->text, layout->name);
  g_string_append (self->text, "\" table:style-name=\"ta1\">");
  self->n_heading = layout->n_frozen;
  g_free (self->styles);
  self->n_styles = layout->styles ? layout->n_columns : 0;
  self->styles = g_memdup2 (layout->styles, self->n_styles * sizeof *self->styles);
  for (guint i = 0; i < layout->n_columns; i++)
    {
      g_string_append_printf (self->text, "<table:table-column table:style-name=\"co%u\"%s",
                              layout->widths[i],
                              layout->widths[i] == JJ_COLUMN_HIDDEN
                                  ? " table:visibility=\"collapse\""
                                  : "");
      if (layout->styles)
        g_string_append_printf (self->text, " table:default-cell-style-name=\"ce%u\"",
                                layout->styles[i]);
      g_string_append (self->text, "/>");
    }
  g_string_append (self->text, "<table:table-header-rows>");
  append_frozen (self, layout);
}

static void
begin_cell (Ods *self)
{
  if (!self->in_row)
    g_string_append (self->text, "<table:table-row>");
  self->in_row = TRUE;
  if (self->n_skipped > 0)
    g_string_append_printf (self->text, "<table:table-cell table:number-columns-repeated=\"%u\"/>",
                            self->n_skipped);
  self->n_skipped = 0;
}

/* 1250 in 1/100 is 12.5; whole numbers have no point. */
static void
append_number (GString *text, gint64 number, guint scale)
{
  guint64 size = number < 0 ? (guint64)0 - (guint64)number : (guint64)number;

  g_string_append_printf (text, "%s%" G_GUINT64_FORMAT, number < 0 ? "-" : "", size / scale);
  if (size % scale != 0)
    g_string_append_printf (text, ".%0*u", scale == 100 ? 2 : 4, (guint)(size % scale));
}

static void
cell (gpointer data, guint row, guint column, const JjSheetCell *cell)
{
  Ods *self = data;
  g_autofree char *date = NULL;

  if (!cell->text && cell->number == JJ_EMPTY && !cell->formula)
    {
      self->n_skipped++;
      return;
    }
  begin_cell (self);
  g_string_append (self->text, "<table:table-cell");
  if (column >= self->n_styles || self->styles[column] != cell->style)
    g_string_append_printf (self->text, " table:style-name=\"ce%u\"", cell->style);
  if (cell->formula)
    {
      g_string_append (self->text, " table:formula=\"of:=");
      append_escaped (self->text, cell->formula);
      g_string_append_c (self->text, '"');
    }
  if (cell->text)
    {
      g_string_append (self->text, " office:value-type=\"string\">");
      g_string_append (self->text, "<text:p>");
      jj_odf_append_text (self->text, cell->text, JJ_ODF_PARAGRAPH);
      g_string_append (self->text, "</text:p></table:table-cell>");
    }
  else if (cell->style == JJ_SHEET_DATE)
    {
      date = jj_format_iso_date (cell->number);
      g_string_append_printf (self->text, " office:value-type=\"date\" office:date-value=\"%s\"/>",
                              date);
    }
  else
    {
      g_string_append_printf (self->text, " office:value-type=\"%s\" office:value=\"",
                              cell->style == JJ_SHEET_SHARE ? "percentage" : "float");
      append_number (self->text, cell->number == JJ_EMPTY ? 0 : cell->number, cell->scale);
      g_string_append (self->text, "\"/>");
    }
}

static void
end_row (gpointer data)
{
  Ods *self = data;

  self->n_skipped = 0;
  if (!self->in_row)
    begin_cell (self);
  if (g_str_has_suffix (self->text->str, "<table:table-row>"))
    g_string_append (self->text, "<table:table-cell/>");
  g_string_append (self->text, "</table:table-row>");
  if (self->n_heading > 0 && --self->n_heading == 0)
    g_string_append (self->text, "</table:table-header-rows>");
  self->in_row = FALSE;
  flush (self, FLUSH_SIZE);
}

static void
add_other_parts (Ods *self)
{
  g_autofree char *settings = g_strdup_printf (
      XML "<office:document-settings xmlns:office=\"" URN "office:1.0\" xmlns:config=\"" URN
          "config:1.0\" office:version=\"1.3\"><office:settings><config:config-item-set "
          "config:name=\"ooo:view-settings\"><config:config-item-map-indexed "
          "config:name=\"Views\"><config:config-item-map-entry><config:config-item-map-named "
          "config:name=\"Tables\">%s</config:config-item-map-named></config:config-item-map-entry>"
          "</config:config-item-map-indexed></config:config-item-set></office:settings>"
          "</office:document-settings>",
      self->settings->str);

  add_part (self, "styles.xml",
            XML "<office:document-styles xmlns:office=\"" URN "office:1.0\" xmlns:style=\"" URN
                "style:1.0\" xmlns:fo=\"" URN "xsl-fo-compatible:1.0\" office:version=\"1.3\">"
                "<office:styles><style:default-style style:family=\"table-cell\">"
                "<style:text-properties fo:language=\"zh\" fo:country=\"TW\" "
                "style:language-asian=\"zh\" style:country-asian=\"TW\"/></style:default-style>"
                "<style:style style:name=\"Default\" style:family=\"table-cell\"/></office:styles>"
                "<office:automatic-styles><style:page-layout style:name=\"pm1\">"
                "<style:page-layout-properties fo:page-width=\"29.7cm\" "
                "fo:page-height=\"21cm\" style:print-orientation=\"landscape\" "
                "fo:margin=\"1.5cm\" style:scale-to-X=\"1\" style:scale-to-Y=\"0\"/>"
                "</style:page-layout></office:automatic-styles><office:master-styles>"
                "<style:master-page style:name=\"Wide\" style:page-layout-name=\"pm1\"/>"
                "</office:master-styles>"
                "</office:document-styles>",
            TRUE);
  add_part (self, "settings.xml", settings, TRUE);
  add_part (self, "META-INF/manifest.xml",
            XML "<manifest:manifest xmlns:manifest=\"" URN "manifest:1.0\" "
                "manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" "
                "manifest:version=\"1.3\" manifest:media-type=\"" MIMETYPE "\"/>"
                "<manifest:file-entry manifest:full-path=\"content.xml\" "
                "manifest:media-type=\"text/xml\"/><manifest:file-entry "
                "manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
                "<manifest:file-entry manifest:full-path=\"settings.xml\" "
                "manifest:media-type=\"text/xml\"/></manifest:manifest>",
            TRUE);
}

static gboolean
finish (gpointer data, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  Ods *self = data;

  end_sheet (self);
  g_string_append (self->text, "</office:spreadsheet></office:body></office:document-content>");
  flush (self, 0);
  close_part (self, g_steal_pointer (&self->content));
  add_other_parts (self);
  self->is_good = gsf_output_close (GSF_OUTPUT (self->zip)) && self->is_good;
  if (!self->is_good)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("The workbook cannot be packed."));
      return FALSE;
    }
  return g_output_stream_write_all (out,
                                    gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (self->memory)),
                                    (gsize)gsf_output_size (self->memory), NULL, cancellable,
                                    error);
}

static void
ods_free (gpointer data)
{
  Ods *self = data;

  if (self->content)
    close_part (self, self->content);
  if (!gsf_output_is_closed (GSF_OUTPUT (self->zip)))
    gsf_output_close (GSF_OUTPUT (self->zip));
  g_object_unref (self->zip);
  g_object_unref (self->memory);
  g_string_free (self->text, TRUE);
  g_string_free (self->settings, TRUE);
  g_free (self->styles);
  g_free (self);
}

const JjWorkbookFormat jj_workbook_ods = {
  .begin = begin,
  .sheet = sheet,
  .cell = cell,
  .end_row = end_row,
  .finish = finish,
  .free = ods_free,
  .of_syntax = TRUE,
};
