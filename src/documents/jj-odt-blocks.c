/* jj-odt-blocks.c: the blocks of a document as OpenDocument text */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-odf-text.h"
#include "jj-odt-private.h"

#include "jj-language.h"
#include "jj-typeset.h"

#include <string.h>

#define MAX_HEADING 6u
#define MAX_LIST 3u
#define INDENT_CM 0.74
/* Of the template's title, in points: somewhat less than the page is wide. */
#define TITLE_SIZE 26.0
#define TITLE_WIDTH 470.0

char *
jj_odt_make_name (JjOdt *self, const char *name)
{
  g_autofree char *unique = g_strdup (name);

  for (guint n = 2; !g_hash_table_add (self->names, g_strdup (unique)); n++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s#%u", name, n);
    }
  return g_markup_escape_text (unique, -1);
}

char *
jj_odt_take_style (JjOdt *self, const char *style, gboolean is_table)
{
  gboolean is_cover = !self->is_started && g_str_equal (style, "Title");
  gboolean breaks = self->breaks_page && self->is_started;
  char *name;

  self->is_started = TRUE;
  self->breaks_page = FALSE;
  if (!is_cover && !breaks)
    return g_strdup (style);
  name = g_strdup_printf ("jjP%u", ++self->n_styles);
  g_string_append_printf (self->styles,
                          "<style:style style:name=\"%s\" style:family=\"%s\" "
                          "style:parent-style-name=\"%s\"%s>"
                          "<style:%s-properties%s/></style:style>",
                          name, is_table ? "table" : "paragraph", style,
                          is_cover ? " style:master-page-name=\"Cover\"" : "",
                          is_table ? "table" : "paragraph",
                          breaks ? " fo:break-before=\"page\"" : "");
  return name;
}

/* The same name with another text, a share beside its amount, is a field of its own. */
static void
append_field (JjOdt *self, const JjRun *run)
{
  g_autofree char *name = g_strdup (run->live), *escaped = NULL;
  const char *text;

  for (guint n = 2;
       (text = g_hash_table_lookup (self->fields, name)) && !g_str_equal (text, run->text); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s#%u", run->live, n);
    }
  escaped = g_markup_escape_text (name, -1);
  g_string_append_printf (self->body, "<text:user-field-get text:name=\"%s\">", escaped);
  jj_odf_append_text (self->body, run->text, JJ_ODF_LINE);
  g_string_append (self->body, "</text:user-field-get>");
  if (!text)
    {
      char *key = g_strdup (name);

      g_hash_table_insert (self->fields, key, g_strdup (run->text));
      g_ptr_array_add (self->field_names, key);
    }
}

static void
append_link (JjOdt *self, const JjRun *run)
{
  g_autofree char *link = g_markup_escape_text (run->link, -1);

  g_string_append_printf (self->body,
                          "<text:a xlink:type=\"simple\" xlink:href=\"%s\" "
                          "text:style-name=\"Internet_20_link\">",
                          link);
  jj_odf_append_text (self->body, run->text, JJ_ODF_LINE);
  g_string_append (self->body, "</text:a>");
}

static void
append_run (JjOdt *self, const JjRun *run)
{
  static const struct
  {
    JjRunStyle style;
    const char *name;
  } spans[] = {
    { JJ_RUN_STRONG, "Strong_20_Emphasis" },
    { JJ_RUN_EMPHASIS, "Emphasis" },
    { JJ_RUN_SMALL, "Jj_20_Small" },
    { JJ_RUN_WARNING, "Jj_20_Warning" },
  };
  guint n = 0;

  if (*run->text == '\0')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (run->style & spans[i].style)
      {
        g_string_append_printf (self->body, "<text:span text:style-name=\"%s\">", spans[i].name);
        n++;
      }
  if (run->live)
    append_field (self, run);
  else if (run->link)
    append_link (self, run);
  else
    jj_odf_append_text (self->body, run->text, JJ_ODF_LINE);
  while (n-- > 0)
    g_string_append (self->body, "</text:span>");
}

void
jj_odt_append_runs (JjOdt *self, JjSpan span)
{
  const JjRun *runs = jj_document_get_runs (self->document, span);

  for (guint i = 0; i < span.n; i++)
    append_run (self, &runs[i]);
}

static void
append_paragraph (JjOdt *self, const JjBlock *block, const char *style)
{
  g_autofree char *name = jj_odt_take_style (self, style, FALSE);
  gboolean is_kept = block->keep && g_str_equal (name, "Text_20_body");

  g_string_append_printf (self->body, "<text:p text:style-name=\"%s\">", is_kept ? "jjKept" : name);
  jj_odt_append_runs (self, block->runs);
  g_string_append (self->body, "</text:p>\n");
}

/* Its lines are set here: LibreOffice would end them within words. */
static void
append_title (JjOdt *self, const JjBlock *block)
{
  g_autofree char *name = jj_odt_take_style (self, "Title", FALSE);
  g_autofree char *text = jj_document_get_text (self->document, block->runs);
  g_autofree char *broken = jj_typeset_break_title (text, TITLE_SIZE, TITLE_WIDTH);
  const JjRun run = { .text = broken };

  g_string_append_printf (self->body, "<text:p text:style-name=\"%s\">", name);
  append_run (self, &run);
  g_string_append (self->body, "</text:p>\n");
}

static void
append_indented (JjOdt *self, const JjBlock *block)
{
  g_autofree char *name = NULL, *style = NULL;

  if (block->level == 0)
    {
      append_paragraph (self, block, "Text_20_body");
      return;
    }
  name = jj_odt_take_style (self, "Text_20_body", FALSE);
  style = g_strdup_printf ("jjP%u", ++self->n_styles);
  g_string_append_printf (self->styles,
                          "<style:style style:name=\"%s\" style:family=\"paragraph\" "
                          "style:parent-style-name=\"Text_20_body\"><style:paragraph-properties "
                          "fo:margin-left=\"%d.%02dcm\"/></style:style>",
                          style, (int)(block->level * INDENT_CM),
                          (int)(block->level * INDENT_CM * 100) % 100);
  g_string_append_printf (self->body, "<text:p text:style-name=\"%s\">",
                          g_str_equal (name, "Text_20_body") ? style : name);
  jj_odt_append_runs (self, block->runs);
  g_string_append (self->body, "</text:p>\n");
}

static void
append_heading (JjOdt *self, const JjBlock *block)
{
  guint level = CLAMP (block->level, 1, MAX_HEADING);
  g_autofree char *style = g_strdup_printf ("Heading_20_%u", level);
  g_autofree char *name = jj_odt_take_style (self, style, FALSE);
  g_autofree char *mark = block->bookmark ? g_markup_escape_text (block->bookmark, -1) : NULL;

  g_string_append_printf (self->body, "<text:h text:style-name=\"%s\" text:outline-level=\"%u\">",
                          name, level);
  if (mark)
    g_string_append_printf (self->body, "<text:bookmark-start text:name=\"%s\"/>", mark);
  jj_odt_append_runs (self, block->runs);
  if (mark)
    g_string_append_printf (self->body, "<text:bookmark-end text:name=\"%s\"/>", mark);
  g_string_append (self->body, "</text:h>\n");
}

/* Each item is a list of its own; a number says where it begins, so that it stays as typed. */
static void
append_item (JjOdt *self, const JjBlock *block)
{
  guint depth = MIN (block->level, MAX_LIST) + 1;
  g_autofree char *name = jj_odt_take_style (self, "Text_20_body", FALSE);

  for (guint i = 0; i < depth; i++)
    {
      if (i == 0)
        g_string_append_printf (self->body, "<text:list text:style-name=\"%s\">",
                                block->number > 0 ? "Jj_20_Numbers" : "Jj_20_Bullets");
      else
        g_string_append (self->body, "<text:list>");
      if (i == depth - 1 && block->number > 0)
        g_string_append_printf (self->body, "<text:list-item text:start-value=\"%u\">",
                                block->number);
      else
        g_string_append (self->body, "<text:list-item>");
    }
  g_string_append_printf (self->body, "<text:p text:style-name=\"%s\">", name);
  jj_odt_append_runs (self, block->runs);
  g_string_append (self->body, "</text:p>");
  for (guint i = 0; i < depth; i++)
    g_string_append (self->body, "</text:list-item></text:list>");
  g_string_append (self->body, "\n");
}

static void
append_entry (JjOdt *self, const JjBlock *heading)
{
  g_autofree char *mark = g_markup_escape_text (heading->bookmark, -1);
  g_autofree char *text = jj_document_get_text (self->document, heading->runs);

  g_string_append (self->body, "<text:p text:style-name=\"Jj_20_Contents\">");
  for (guint i = 1; i < heading->level; i++)
    g_string_append (self->body, "\xe3\x80\x80");
  g_string_append_printf (self->body,
                          "<text:a xlink:type=\"simple\" xlink:href=\"#%s\" "
                          "text:style-name=\"Index_20_Link\" "
                          "text:visited-style-name=\"Index_20_Link\">",
                          mark);
  jj_odf_append_text (self->body, text, JJ_ODF_LINE);
  g_string_append_printf (self->body,
                          "<text:tab/><text:bookmark-ref text:reference-format=\"page\" "
                          "text:ref-name=\"%s\"> </text:bookmark-ref></text:a></text:p>\n",
                          mark);
}

/* An index that LibreOffice can make anew; its pages are references, right as soon as it opens. */
static void
append_contents (JjOdt *self, const JjBlock *block)
{
  g_autofree char *name = jj_odt_make_name (self, "contents"), *style = NULL;
  guint level = CLAMP (block->level, 1, MAX_HEADING);

  style = jj_odt_take_style (self, "Heading_20_1", FALSE);
  g_string_append_printf (self->body,
                          "<text:table-of-content text:name=\"%s\" text:protected=\"false\">"
                          "<text:table-of-content-source text:outline-level=\"%u\" "
                          "text:use-index-marks=\"false\">",
                          name, level);
  for (guint i = 1; i <= level; i++)
    g_string_append_printf (
        self->body,
        "<text:table-of-content-entry-template text:outline-level=\"%u\" "
        "text:style-name=\"Jj_20_Contents\"><text:index-entry-chapter/><text:index-entry-text/>"
        "<text:index-entry-tab-stop style:type=\"right\" style:leader-char=\".\"/>"
        "<text:index-entry-page-number/></text:table-of-content-entry-template>",
        i);
  g_string_append (self->body, "</text:table-of-content-source><text:index-body>");
  if (block->runs.n > 0)
    {
      g_string_append_printf (self->body,
                              "<text:index-title text:name=\"%s-title\"><text:p "
                              "text:style-name=\"%s\">",
                              name, style);
      jj_odt_append_runs (self, block->runs);
      g_string_append (self->body, "</text:p></text:index-title>");
    }
  for (guint i = 0; i < jj_document_get_n_blocks (self->document); i++)
    {
      const JjBlock *heading = jj_document_get_block (self->document, i);

      if (heading->type == JJ_BLOCK_HEADING && heading->bookmark && heading->level <= level)
        append_entry (self, heading);
    }
  g_string_append (self->body, "</text:index-body></text:table-of-content>\n");
}

static void
end_live (JjOdt *self)
{
  if (self->section_live)
    g_string_append (self->body, "</text:section>\n");
  self->section_live = NULL;
}

void
jj_odt_end_section (JjOdt *self)
{
  end_live (self);
  if (self->section_element != 0)
    g_string_append (self->body, "</text:section>\n");
  self->section_element = 0;
}

static void
begin_section (JjOdt *self, const char *wanted)
{
  g_autofree char *name = jj_odt_make_name (self, wanted);

  g_string_append_printf (self->body,
                          "<text:section text:style-name=\"jjSection\" text:name=\"%s\">\n", name);
}

/* The prose of one field is one section; what its live fields made are sections within. */
static void
follow_section (JjOdt *self, const JjBlock *block)
{
  JjId id = block->live ? block->host : block->element;
  int field = block->live ? block->host_field : block->field;
  const JjElement *element = id != 0 && field >= 0 ? jj_plan_find (self->plan, id) : NULL;
  gboolean is_prose = element && jj_element_get_kind (element)->fields[field].type == JJ_TYPE_PROSE;

  if (!is_prose || id != self->section_element || field != self->section_field)
    jj_odt_end_section (self);
  if (is_prose && self->section_element == 0)
    {
      g_autofree char *name = jj_odt_field_name (self->plan, id, field);

      begin_section (self, name);
      self->section_element = id;
      self->section_field = field;
    }
  if (g_strcmp0 (self->section_live, block->live) != 0)
    end_live (self);
  if (is_prose && block->live && !self->section_live)
    {
      begin_section (self, block->live);
      self->section_live = block->live;
    }
}

gboolean
jj_odt_append_block (JjOdt *self, guint i, GError **error)
{
  const JjBlock *block = jj_document_get_block (self->document, i);
  gboolean done = TRUE;

  follow_section (self, block);
  if (block->type == JJ_BLOCK_PAGE)
    self->breaks_page = TRUE;
  else if (block->type == JJ_BLOCK_TITLE && block->level == 0)
    append_title (self, block);
  else if (block->type == JJ_BLOCK_TITLE)
    append_paragraph (self, block, "Subtitle");
  else if (block->type == JJ_BLOCK_HEADING)
    append_heading (self, block);
  else if (block->type == JJ_BLOCK_PARAGRAPH)
    append_indented (self, block);
  else if (block->type == JJ_BLOCK_ITEM)
    append_item (self, block);
  else if (block->type == JJ_BLOCK_CONTENTS)
    append_contents (self, block);
  else if (block->type == JJ_BLOCK_TABLE)
    jj_odt_append_table (self, block);
  else if (block->type == JJ_BLOCK_STAMPS)
    jj_odt_append_stamps (self, block);
  else
    done = jj_odt_append_picture (self, block, error);
  return done;
}
