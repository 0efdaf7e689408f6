/* jj-odt-reader.c: an .odt of a plan that somebody edited */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-odt-reader.h"

#include "jj-language.h"
#include "jj-odt-styles.h"

#include <string.h>

#define MIMETYPE "application/vnd.oasis.opendocument.text"
#define MAX_SPACES 1000
#define MAX_COLUMNS 64u
#define MAX_DEPTH 8u

typedef enum
{
  OTHER,
  SKIPPED,
  SECTION,
  LIVE,
  PARAGRAPH,
  SPAN,
  FIELD,
  LIST,
  TABLE,
  ROW,
  CELL,
} What;

typedef struct
{
  What what;
  JjProseStyle style; /* to go back to */
} Open;

typedef struct
{
  JjOdtText *text;
  JjOdtStyles *styles;
  GArray *open; /* Open: the elements that we are in */
  guint n_skipped, n_live, n_blocks;
  JjOdtSection *section; /* NULL: outside the prose */
  guint last_heading;

  JjProse *prose; /* one block while it is read; cells are blocks, too */
  GPtrArray *runs;
  JjProseStyle style;
  guint heading, depth;
  guint numbers[MAX_DEPTH + 1]; /* of the items under way */
  char *list_style;
  gboolean after_space;
  GString *value; /* of a field; NULL: in none */
  char *field;

  guint n_tables;   /* that we are in */
  GPtrArray *cells; /* JjProse of one block each, row by row */
  GArray *rows;     /* guint: cells of each row */
  GArray *aligns;
} Reader;

static gboolean
count_block (Reader *self, JjXml *xml)
{
  if (++self->n_blocks <= JJ_ODT_MAX_BLOCKS)
    return TRUE;
  jj_xml_fail (xml, g_error_new (G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                                 _ ("The document has more paragraphs than a plan ever has.")));
  return FALSE;
}

/* "table:budget#2" → {{table:budget}}. */
static void
begin_live (Reader *self, const char *name)
{
  const char *colon = strchr (name, ':');
  g_autofree char *plain = colon ? g_strndup (colon + 1, strcspn (colon + 1, "#")) : NULL;
  JjLiveType type = colon ? jj_live_from_id (name, (gsize)(colon - name)) : JJ_LIVE_NONE;

  if (self->n_live++ == 0 && type != JJ_LIVE_NONE)
    jj_odt_section_add (self->section, g_strdup_printf ("{{%s:%s}}", jj_live_get_id (type), plain),
                        0);
}

static What
start_section (Reader *self, JjXml *xml)
{
  const char *name = jj_xml_get (xml, NULL, "name");

  if (self->section)
    {
      begin_live (self, name ? name : "");
      return LIVE;
    }
  if (!name || !g_str_has_prefix (name, "field:"))
    return OTHER;
  self->section = jj_odt_text_get_section (self->text, name, self->last_heading);
  return SECTION;
}

static void
begin_block (Reader *self)
{
  gboolean is_item = self->depth > 0 && self->n_tables == 0;
  gboolean is_numbered
      = is_item && jj_odt_styles_is_numbered (self->styles, self->list_style, self->depth);
  JjProseBlock *block;

  self->prose = jj_prose_new ();
  block = jj_prose_add (self->prose,
                        is_numbered ? JJ_PROSE_NUMBERED
                        : is_item   ? JJ_PROSE_BULLET
                                    : JJ_PROSE_PARAGRAPH,
                        is_item ? MIN (self->depth, 4) - 1 : 0);
  if (is_numbered)
    block->number = self->numbers[MIN (self->depth, MAX_DEPTH)];
  self->runs = block->runs;
}

static void
note_align (Reader *self, const char *style)
{
  guint column = self->rows->len ? g_array_index (self->rows, guint, self->rows->len - 1) : 0;
  JjTextAlign align = jj_odt_styles_get_align (self->styles, style);

  /* The first row is the heading, centred in any case. */
  if (self->rows->len < 2 || column == 0 || column > self->aligns->len)
    return;
  g_array_index (self->aligns, JjTextAlign, column - 1) = align;
}

static What
start_paragraph (Reader *self, JjXml *xml, gboolean is_heading)
{
  const char *style = jj_xml_get (xml, NULL, "style-name");
  const char *level = jj_xml_get (xml, NULL, "outline-level");

  if (self->value || (self->prose && self->n_tables == 0) || !count_block (self, xml))
    return OTHER;
  self->after_space = TRUE;
  self->heading
      = is_heading ? (guint)CLAMP (level ? g_ascii_strtoll (level, NULL, 10) : 1, 1, 6) : 0;
  self->style = self->heading ? 0 : jj_odt_styles_get (self->styles, style, TRUE);
  if (self->n_tables == 0)
    begin_block (self);
  else if (self->runs && self->runs->len > 0)
    jj_prose_add_run (self->runs, " ", 0, JJ_LIVE_NONE);
  if (self->n_tables == 1)
    note_align (self, style);
  return PARAGRAPH;
}

static char *
join_runs (const GPtrArray *runs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    g_string_append (text, ((const JjProseRun *)runs->pdata[i])->text);
  return g_string_free (text, FALSE);
}

static gboolean
is_prose (const Reader *self)
{
  return self->section && self->n_live == 0;
}

static void
end_block (Reader *self)
{
  g_autofree char *text = self->runs ? join_runs (self->runs) : g_strdup ("");

  if (is_prose (self) && self->runs && self->runs->len > 0)
    jj_odt_section_add (self->section, jj_prose_write (self->prose), self->heading);
  else if (!is_prose (self) && *text)
    g_ptr_array_add (self->text->others, g_steal_pointer (&text));
  if (self->heading > 0 && !self->section)
    self->last_heading = self->heading;
  g_clear_pointer (&self->prose, jj_prose_free);
  self->runs = NULL;
}

static void
start_row (Reader *self, JjXml *xml)
{
  guint none = 0;

  if (self->n_tables == 1 && count_block (self, xml))
    g_array_append_val (self->rows, none);
}

static void
start_cell (Reader *self, JjXml *xml)
{
  guint *n = self->rows->len ? &g_array_index (self->rows, guint, self->rows->len - 1) : NULL;
  JjTextAlign left = JJ_TEXT_LEFT;

  if (self->n_tables != 1 || !n || *n >= MAX_COLUMNS || !count_block (self, xml))
    return;
  if (++*n > self->aligns->len)
    g_array_append_val (self->aligns, left);
  self->prose = jj_prose_new ();
  self->runs = jj_prose_add (self->prose, JJ_PROSE_PARAGRAPH, 0)->runs;
  g_ptr_array_add (self->cells, self->prose);
}

static void
end_cell (Reader *self)
{
  if (self->n_tables != 1)
    return;
  if (self->runs && !is_prose (self))
    {
      char *text = join_runs (self->runs);

      g_ptr_array_add (self->text->others, text);
    }
  self->prose = NULL;
  self->runs = NULL;
}

static void
fill_cell (GPtrArray *to, const GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    {
      const JjProseRun *run = from->pdata[i];

      jj_prose_add_run (to, run->text, run->style, run->live);
    }
}

static void
end_table (Reader *self)
{
  g_autoptr (JjProse) prose = jj_prose_new ();
  guint at = 0;

  if (self->n_tables == 1 && is_prose (self) && self->cells->len > 0
      && (guint64)self->aligns->len * self->rows->len <= JJ_ODT_MAX_BLOCKS)
    {
      JjProseBlock *table = jj_prose_add_table (prose, self->aligns->len, self->rows->len);

      memcpy (table->aligns, self->aligns->data, self->aligns->len * sizeof (JjTextAlign));
      for (guint r = 0; r < self->rows->len; r++)
        for (guint c = 0; c < g_array_index (self->rows, guint, r); c++)
          fill_cell (jj_prose_get_cell (table, r, c),
                     ((JjProseBlock *)((JjProse *)self->cells->pdata[at++])->blocks->pdata[0])
                         ->runs);
      jj_odt_section_add (self->section, jj_prose_write (prose), 0);
    }
  if (--self->n_tables > 0)
    return;
  g_ptr_array_set_size (self->cells, 0);
  g_array_set_size (self->rows, 0);
  g_array_set_size (self->aligns, 0);
}

static void
start_list (Reader *self, JjXml *xml)
{
  const char *style = jj_xml_get (xml, NULL, "style-name");
  const char *goes_on = jj_xml_get (xml, NULL, "continue-numbering");

  self->depth++;
  if (self->depth == 1)
    g_clear_pointer (&self->list_style, g_free);
  if (style)
    {
      g_free (self->list_style);
      self->list_style = g_strdup (style);
    }
  if (self->depth <= MAX_DEPTH && g_strcmp0 (goes_on, "true") != 0)
    self->numbers[self->depth] = 0;
}

static void
start_item (Reader *self, JjXml *xml)
{
  const char *value = jj_xml_get (xml, NULL, "start-value");
  guint *number = &self->numbers[MIN (self->depth, MAX_DEPTH)];

  *number = value ? (guint)CLAMP (g_ascii_strtoll (value, NULL, 10), 0, 1000000) : *number + 1;
}

static void
start_field (Reader *self, JjXml *xml)
{
  g_free (self->field);
  self->field = g_strdup (jj_xml_get (xml, NULL, "name"));
  if (!self->value)
    self->value = g_string_new (NULL);
}

static void
end_field (Reader *self)
{
  const char *name = self->field ? self->field : "", *colon = strchr (name, ':');
  g_autofree char *plain = colon ? g_strndup (colon + 1, strcspn (colon + 1, "#")) : NULL;
  JjLiveType type = colon ? jj_live_from_id (name, (gsize)(colon - name)) : JJ_LIVE_NONE;

  if (type != JJ_LIVE_NONE && g_hash_table_size (self->text->values) < JJ_ODT_MAX_BLOCKS)
    g_hash_table_insert (self->text->values, g_strdup (name), g_strdup (self->value->str));
  if (self->runs && is_prose (self) && type != JJ_LIVE_NONE)
    jj_prose_add_run (self->runs, plain, self->style, type);
  else if (self->runs)
    jj_prose_add_run (self->runs, self->value->str, self->style, JJ_LIVE_NONE);
  self->after_space = FALSE;
  g_string_free (g_steal_pointer (&self->value), TRUE);
}

static void
append (Reader *self, const char *text)
{
  if (self->value)
    g_string_append (self->value, text);
  else if (self->runs)
    jj_prose_add_run (self->runs, text, self->style, JJ_LIVE_NONE);
}

static void
append_spaces (Reader *self, JjXml *xml)
{
  const char *count = jj_xml_get (xml, NULL, "c");
  gint64 n = CLAMP (count ? g_ascii_strtoll (count, NULL, 10) : 1, 0, MAX_SPACES);
  g_autofree char *spaces = g_strnfill ((gsize)n, ' ');

  append (self, spaces);
  self->after_space = FALSE;
}

/* A line ends where a paragraph does: prose has no other. */
static void
break_line (Reader *self)
{
  if (self->value || self->n_tables > 0 || !self->prose || !is_prose (self))
    append (self, " ");
  else
    {
      end_block (self);
      begin_block (self);
    }
  self->after_space = TRUE;
}

static gboolean
is_skipped (Reader *self, const char *name)
{
  static const char *const skipped[] = { "tracked-changes",
                                         "table-of-content",
                                         "frame",
                                         "shapes",
                                         "forms",
                                         "custom-shape",
                                         "sequence-decls",
                                         "ruby-text",
                                         "alphabetical-index" };

  for (guint i = 0; i < G_N_ELEMENTS (skipped); i++)
    if (strcmp (name, skipped[i]) == 0)
      {
        self->text->n_pictures += is_prose (self) && strcmp (name, "frame") == 0;
        return TRUE;
      }
  if (strcmp (name, "note") != 0 && strcmp (name, "annotation") != 0)
    return FALSE;
  self->text->n_notes += is_prose (self);
  return TRUE;
}

static What
start_span (Reader *self, JjXml *xml)
{
  self->style |= jj_odt_styles_get (self->styles, jj_xml_get (xml, NULL, "style-name"), FALSE);
  return SPAN;
}

static What
start_element (Reader *self, JjXml *xml, const char *name)
{
  /* A table in a paragraph is a stranger's. */
  if (self->n_skipped > 0 || is_skipped (self, name)
      || (strcmp (name, "table") == 0 && self->n_tables == 0 && (self->prose || self->value)))
    {
      self->n_skipped++;
      return SKIPPED;
    }
  if (strcmp (name, "section") == 0)
    return start_section (self, xml);
  if (strcmp (name, "p") == 0 || strcmp (name, "h") == 0)
    return start_paragraph (self, xml, *name == 'h');
  if (strcmp (name, "span") == 0)
    return start_span (self, xml);
  if (strcmp (name, "user-field-get") == 0)
    return start_field (self, xml), FIELD;
  if (strcmp (name, "list") == 0)
    return start_list (self, xml), LIST;
  if (strcmp (name, "table") == 0)
    return self->n_tables++, TABLE;
  if (strcmp (name, "table-row") == 0)
    return start_row (self, xml), ROW;
  if (strcmp (name, "table-cell") == 0)
    return start_cell (self, xml), CELL;
  if (strcmp (name, "list-item") == 0)
    start_item (self, xml);
  else if (strcmp (name, "s") == 0)
    append_spaces (self, xml);
  else if (strcmp (name, "tab") == 0)
    append (self, " ");
  else if (strcmp (name, "line-break") == 0)
    break_line (self);
  return OTHER;
}

static void
on_start (JjXml *xml, const char *name, gpointer data)
{
  Reader *self = data;
  Open open = { .style = self->style };

  jj_odt_styles_start (self->styles, xml, name);
  open.what = start_element (self, xml, name);
  g_array_append_val (self->open, open);
}

static void
on_end (JjXml *xml, const char *name, gpointer data)
{
  Reader *self = data;
  Open open = g_array_index (self->open, Open, self->open->len - 1);

  g_array_set_size (self->open, self->open->len - 1);
  jj_odt_styles_end (self->styles, name);
  if (open.what == SKIPPED)
    self->n_skipped--;
  else if (open.what == SECTION)
    self->section = NULL;
  else if (open.what == LIVE)
    self->n_live--;
  else if (open.what == PARAGRAPH && self->n_tables == 0)
    end_block (self);
  else if (open.what == FIELD)
    end_field (self);
  else if (open.what == LIST)
    self->depth--;
  else if (open.what == CELL)
    end_cell (self);
  else if (open.what == TABLE)
    end_table (self);
  if (open.what == SPAN || open.what == PARAGRAPH)
    self->style = open.style;
}

/* White space in the file is one space, and none at the beginning of a paragraph. */
static void
on_text (JjXml *xml, const char *text, gsize length, gpointer data)
{
  Reader *self = data;
  g_autoptr (GString) plain = NULL;

  if (self->n_skipped > 0 || (!self->runs && !self->value))
    return;
  plain = g_string_sized_new (length);
  for (gsize i = 0; i < length; i++)
    {
      gboolean is_space = strchr (" \t\r\n", text[i]) && text[i];

      if (!is_space)
        g_string_append_c (plain, text[i]);
      else if (!self->after_space)
        g_string_append_c (plain, ' ');
      self->after_space = is_space;
    }
  append (self, plain->str);
}

static void
on_style_start (JjXml *xml, const char *name, gpointer data)
{
  jj_odt_styles_start (((Reader *)data)->styles, xml, name);
}

static void
on_style_end (JjXml *xml, const char *name, gpointer data)
{
  jj_odt_styles_end (((Reader *)data)->styles, name);
}

static gboolean
check_type (JjPackageReader *package, GError **error)
{
  g_autoptr (GBytes) type = jj_package_reader_find (package, "mimetype")
                                ? jj_package_reader_read (package, "mimetype", 1024, error)
                                : NULL;
  gsize size = 0;
  const char *text = type ? g_bytes_get_data (type, &size) : NULL;

  if (text && size >= strlen (MIMETYPE) && memcmp (text, MIMETYPE, strlen (MIMETYPE)) == 0)
    return TRUE;
  g_clear_error (error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("This is no OpenDocument text: save the document as .odt."));
  return FALSE;
}

static gboolean
read_parts (Reader *self, JjPackageReader *package, GError **error)
{
  const JjXmlHandler styles = { on_style_start, on_style_end, NULL };
  const JjXmlHandler content = { on_start, on_end, on_text };

  return check_type (package, error)
         && (!jj_package_reader_find (package, "styles.xml")
             || jj_xml_read (package, "styles.xml", &styles, self, error))
         && jj_xml_read (package, "content.xml", &content, self, error);
}

JjOdtText *
jj_odt_read (GBytes *bytes, GError **error)
{
  g_autoptr (JjPackageReader) package = jj_package_reader_new (bytes, error);
  g_autoptr (JjOdtText) text = jj_odt_text_new ();
  Reader self = { .text = text };
  gboolean done;

  if (!package)
    return NULL;
  self.styles = jj_odt_styles_new ();
  self.open = g_array_new (FALSE, FALSE, sizeof (Open));
  self.cells = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_prose_free);
  self.rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self.aligns = g_array_new (FALSE, FALSE, sizeof (JjTextAlign));
  done = read_parts (&self, package, error);
  if (self.prose && self.cells->len == 0)
    jj_prose_free (self.prose);
  if (self.value)
    g_string_free (self.value, TRUE);
  jj_odt_styles_free (self.styles);
  g_array_unref (self.open);
  g_ptr_array_unref (self.cells);
  g_array_unref (self.rows);
  g_array_unref (self.aligns);
  g_free (self.field);
  g_free (self.list_style);
  return done ? g_steal_pointer (&text) : NULL;
}
