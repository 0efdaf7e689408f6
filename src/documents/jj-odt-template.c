/* jj-odt-template.c: how the plan's .odt looks */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-odt-private.h"

#include "jj-data.h"
#include "jj-language.h"

#include <string.h>

#define MAX_SIZE (8u * 1024 * 1024)
#define PLACE "{document}"

/* A draft says so in large letters behind the text of every page. */
#define MARK                                                                                       \
  "<text:p text:style-name=\"JjMarkLine\"><draw:frame draw:style-name=\"JjMarkFrame\" "            \
  "draw:name=\"mark:%s\" text:anchor-type=\"paragraph\" svg:width=\"17cm\" draw:z-index=\"0\">"    \
  "<draw:text-box fo:min-height=\"6cm\"><text:p text:style-name=\"Jj_20_Mark\">%s</text:p>"        \
  "</draw:text-box></draw:frame></text:p>"
#define MARK_STYLES                                                                                \
  "<style:style style:name=\"JjMarkLine\" style:family=\"paragraph\" "                             \
  "style:parent-style-name=\"Standard\"><style:paragraph-properties "                              \
  "fo:line-height=\"0.01cm\"/><style:text-properties fo:font-size=\"1pt\" "                        \
  "style:font-size-asian=\"1pt\"/></style:style>"                                                  \
  "<style:style style:name=\"JjMarkFrame\" style:family=\"graphic\" "                              \
  "style:parent-style-name=\"Frame\"><style:graphic-properties style:wrap=\"run-through\" "        \
  "style:run-through=\"background\" style:vertical-pos=\"middle\" style:vertical-rel=\"page\" "    \
  "style:horizontal-pos=\"center\" style:horizontal-rel=\"page\" fo:background-color="             \
  "\"transparent\" draw:fill=\"none\" fo:border=\"none\" fo:padding=\"0cm\"/></style:style>"

void
jj_odt_template_free (JjOdtTemplate *self)
{
  g_free (self->root);
  g_free (self->fonts);
  g_free (self->styles);
  g_free (self->automatic);
  g_free (self->masters);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* The whole element, or what stands inside; "" where it is missing or empty. (transfer full) */
static char *
cut (const char *xml, const char *name, gboolean inside)
{
  g_autofree char *open = g_strdup_printf ("<%s", name), *close = g_strdup_printf ("</%s>", name);
  const char *start = strstr (xml, open), *end, *after;

  while (start && !strchr (" >/\n\t", start[strlen (open)]))
    start = strstr (start + 1, open);
  after = start ? strchr (start, '>') : NULL;
  end = after && after[-1] != '/' ? strstr (after, close) : NULL;
  if (!end)
    return g_strdup ("");
  return inside ? g_strndup (after + 1, (gsize)(end - after - 1))
                : g_strndup (start, (gsize)(end - start) + strlen (close));
}

/* The root's attributes but the type, which belongs to the package, and with the version that the
 * package says: LibreOffice saves templates as 1.3 and opens no package that has two. (transfer
 * full) */
static char *
cut_root (const char *xml)
{
  const char *start = strstr (xml, "<office:document"), *end = start ? strchr (start, '>') : NULL;
  g_autofree char *all = NULL, *root = NULL;
  g_autoptr (GRegex) type
      = g_regex_new ("\\s+office:(mimetype|version)=(\"[^\"]*\"|'[^']*')", 0, 0, NULL);

  if (!end)
    return NULL;
  start += strcspn (start, " \n\t>");
  all = g_strndup (start, (gsize)(end - start));
  root = g_regex_replace_literal (type, all, -1, 0, "", 0, NULL);
  return g_strconcat (root, " office:version=\"" JJ_ODT_VERSION "\"", NULL);
}

/* (transfer full) */
static char *
fill (const char *xml, const JjDocumentInfo *info)
{
  const struct
  {
    const char *name, *value;
  } places[] = {
    { "{title}", info->title },
    { "{author}", info->author },
    { "{subject}", info->subject },
    { "{header_left}", info->header_left },
    { "{header_right}", info->header_right },
  };
  GString *text = g_string_new (xml);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *value = g_markup_escape_text (places[i].value ? places[i].value : "", -1);

      g_string_replace (text, places[i].name, value, 0);
    }
  return g_string_free (text, FALSE);
}

/* One master page with the mark in its header; page: from < to the end tag or />. */
static void
append_marked (GString *out, const char *page, gsize length, const char *mark)
{
  g_autofree char *text = g_strndup (page, length);
  char *header = strstr (text, "<style:header>"), *end = strchr (text, '>');

  if (header)
    {
      g_string_append_len (out, text, header - text + (gssize)strlen ("<style:header>"));
      g_string_append (out, mark);
      g_string_append (out, header + strlen ("<style:header>"));
      return;
    }
  if (end[-1] == '/')
    {
      g_string_append_len (out, text, end - text - 1);
      g_string_append_printf (out, "><style:header>%s</style:header></style:master-page>", mark);
      return;
    }
  g_string_append_len (out, text, end - text + 1);
  g_string_append_printf (out, "<style:header>%s</style:header>%s", mark, end + 1);
}

/* Every master page, also one that has no header. (transfer full) */
static char *
mark_pages (const char *masters, const char *mark)
{
  GString *out = g_string_new (NULL);
  g_autofree char *escaped = g_markup_escape_text (mark, -1);
  const char *at = masters, *page;
  guint n = 0;

  while ((page = strstr (at, "<style:master-page ")))
    {
      g_autofree char *number = g_strdup_printf ("%u", ++n);
      g_autofree char *line = g_strdup_printf (MARK, number, escaped);
      const char *end = strchr (page, '>');
      const char *close = end[-1] == '/' ? end + 1 : strstr (end, "</style:master-page>");

      if (!close)
        break;
      close += *close == '<' && close[1] == '/' ? strlen ("</style:master-page>") : 0;
      g_string_append_len (out, at, page - at);
      append_marked (out, page, (gsize)(close - page), line);
      at = close;
    }
  g_string_append (out, at);
  return g_string_free (out, FALSE);
}

static void
mark (JjOdtTemplate *self, const char *text)
{
  char *masters = mark_pages (self->masters, text);
  char *automatic = g_strconcat (self->automatic, MARK_STYLES, NULL);

  g_free (self->masters);
  g_free (self->automatic);
  self->masters = masters;
  self->automatic = automatic;
}

/* The body is parted at the paragraph that holds the place. */
static gboolean
part_body (JjOdtTemplate *self, const char *body)
{
  const char *place = strstr (body, PLACE), *start = NULL, *end;

  for (const char *at = body; place && (at = strstr (at, "<text:p")) && at < place; at++)
    start = at;
  end = place ? strstr (place, "</text:p>") : NULL;
  if (!start || !end)
    return FALSE;
  self->before = g_strndup (body, (gsize)(start - body));
  self->after = g_strdup (end + strlen ("</text:p>"));
  return TRUE;
}

static JjOdtTemplate *
parse (const char *xml, const JjDocumentInfo *info)
{
  g_autoptr (JjOdtTemplate) self = g_new0 (JjOdtTemplate, 1);
  g_autofree char *filled = fill (xml, info), *body = cut (filled, "office:text", TRUE);

  self->root = cut_root (filled);
  self->fonts = cut (filled, "office:font-face-decls", FALSE);
  self->styles = cut (filled, "office:styles", FALSE);
  self->automatic = cut (filled, "office:automatic-styles", TRUE);
  self->masters = cut (filled, "office:master-styles", FALSE);
  if (!self->root || *self->styles == '\0' || *self->masters == '\0' || !part_body (self, body))
    return NULL;
  if (info->mark)
    mark (self, info->mark);
  return g_steal_pointer (&self);
}

static gboolean
is_well_formed (const char *xml, gsize length)
{
  static const GMarkupParser nothing = { NULL };
  GMarkupParseContext *context = g_markup_parse_context_new (&nothing, 0, NULL, NULL);
  gboolean is_good = length <= MAX_SIZE && !memchr (xml, '\0', length) && !strstr (xml, "<!DOCTYPE")
                     && !strstr (xml, "<![CDATA[")
                     && g_markup_parse_context_parse (context, xml, (gssize)length, NULL)
                     && g_markup_parse_context_end_parse (context, NULL);

  g_markup_parse_context_free (context);
  return is_good;
}

JjOdtTemplate *
jj_odt_template_load (const JjDocumentInfo *info, GError **error)
{
  g_autofree char *own
      = g_build_filename (g_get_user_data_dir (), "jingjin", "documents", "plan.fodt", NULL);
  g_autofree char *path = g_file_test (own, G_FILE_TEST_IS_REGULAR)
                              ? g_steal_pointer (&own)
                              : jj_data_path ("documents/plan.fodt");
  g_autofree char *xml = NULL;
  JjOdtTemplate *self;
  gsize length;

  if (!g_file_get_contents (path, &xml, &length, error))
    return NULL;
  self = is_well_formed (xml, length) ? parse (xml, info) : NULL;
  if (!self)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _ ("The template “%s” cannot be used: it must be a Flat XML ODF Text with a "
                    "paragraph {document}."),
                 path);
  return self;
}
