/* jj-xml.c: a stranger's XML as a stream of events */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#define N_SCRATCH 8
/* How libxml2 hands over an attribute: name, prefix, namespace, value, end of the value. */
#define ATTRIBUTE_SIZE 5

struct _JjXml
{
  const char *part;
  const JjXmlHandler *handler;
  gpointer data;
  xmlParserCtxtPtr parser;
  GError *error;
  guint depth;
  gsize n_read, allowed; /* bytes of the part */

  const xmlChar **attributes;
  int n_attributes;
  GString *scratch[N_SCRATCH];
  guint next_scratch;

  /* The look ahead over raw bytes: inside a tag, inside a quoted value, attributes so far. */
  gboolean in_tag;
  char quote, before;
  guint n_quoted;
};

void
jj_xml_credit (JjXml *self, gsize bytes)
{
  self->allowed += bytes;
}

void
jj_xml_fail (JjXml *self, GError *error)
{
  if (self->error)
    g_error_free (error);
  else
    self->error = error;
  if (self->parser)
    xmlStopParser (self->parser);
}

static void
fail (JjXml *self, const char *format)
{
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (format, self->part);
#pragma GCC diagnostic pop
  jj_xml_fail (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, message));
}

const char *
jj_xml_get (JjXml *self, const char *space, const char *name)
{
  for (int i = 0; i < self->n_attributes; i++)
    {
      const xmlChar **at = self->attributes + (gsize)i * ATTRIBUTE_SIZE;
      GString *scratch;

      if (strcmp ((const char *)at[0], name) != 0
          || (space && (!at[2] || strcmp ((const char *)at[2], space) != 0)))
        continue;
      scratch = self->scratch[self->next_scratch++ % N_SCRATCH];
      g_string_truncate (scratch, 0);
      g_string_append_len (scratch, (const char *)at[3], at[4] - at[3]);
      return scratch->str;
    }
  return NULL;
}

static void
on_start (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *space,
          int n_spaces,
          const xmlChar **spaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  JjXml *self = data;

  if (self->error)
    return;
  if (++self->depth > JJ_XML_MAX_DEPTH)
    {
      fail (self, _ ("The part “%s” is nested too deeply; no spreadsheet writes this."));
      return;
    }
  self->attributes = attributes;
  self->n_attributes = n_attributes;
  self->handler->start (self, (const char *)name, self->data);
  self->n_attributes = 0;
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
  JjXml *self = data;

  if (self->error)
    return;
  self->depth--;
  self->handler->end (self, (const char *)name, self->data);
}

static void
on_text (void *data, const xmlChar *text, int length)
{
  JjXml *self = data;

  if (!self->error && self->handler->text)
    self->handler->text (self, (const char *)text, (gsize)length, self->data);
}

static void
on_document_type (void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system)
{
  fail (data, _ ("The part “%s” holds a document type; no spreadsheet writes this."));
}

static xmlEntityPtr
get_entity (void *data, const xmlChar *name)
{
  return xmlGetPredefinedEntity (name);
}

/* FALSE where an element has too many attributes. */
static gboolean
look_ahead (JjXml *self, const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *at = text; at < end; at++)
    {
      char c = *at;

      if (!self->in_tag)
        {
          at = memchr (at, '<', end - at);
          if (!at)
            break;
          self->in_tag = TRUE;
          self->n_quoted = 0;
        }
      else if (self->quote)
        {
          at = memchr (at, self->quote, end - at);
          if (!at)
            break;
          self->quote = 0;
        }
      else if (c == '>')
        self->in_tag = FALSE;
      else if ((c == '"' || c == '\'') && self->before == '=')
        {
          self->quote = c;
          if (++self->n_quoted > JJ_XML_MAX_ATTRIBUTES)
            return FALSE;
        }
      if (!g_ascii_isspace (c))
        self->before = c;
    }
  return TRUE;
}

/* What the first bytes tell: a byte order mark of UTF-16 or another encoding declared. */
static gboolean
is_utf8 (const char *text, gsize length)
{
  gsize n = MIN (length, 256);
  g_autofree char *head = g_strndup (text, n);
  char *declared;

  if (memchr (text, '\0', n) || (n >= 2 && (guchar)text[0] >= 0xfe))
    return FALSE;
  declared = strstr (head, "?>");
  if (declared)
    *declared = '\0';
  declared = declared ? strstr (head, "encoding") : NULL;
  if (!declared)
    return TRUE;
  declared += strlen ("encoding");
  declared += strspn (declared, " \t\r\n=\"'");
  return g_ascii_strncasecmp (declared, "utf-8", 5) == 0
         || g_ascii_strncasecmp (declared, "us-ascii", 8) == 0;
}

static void
feed (JjXml *self, const char *text, gsize length, gboolean is_first)
{
  if (is_first && !is_utf8 (text, length))
    fail (self, _ ("The part “%s” is not written in UTF-8."));
  else if (!look_ahead (self, text, length))
    fail (self, _ ("The part “%s” has an element with too many attributes."));
  else if (xmlParseChunk (self->parser, text, (int)length, length == 0) != 0 && !self->error)
    fail (self, _ ("The part “%s” is damaged or cut off: it is no well-formed XML."));
}

static void
run (JjXml *self, JjPackagePart *part)
{
  gboolean is_first = TRUE;
  gsize size = 1;

  while (!self->error && size > 0)
    {
      const char *piece = jj_package_part_read (part, &size, &self->error);

      if (!piece)
        return;
      self->n_read += size;
      if (self->n_read > self->allowed)
        {
          fail (self, _ ("The part “%s” is far larger than what is in it; no spreadsheet writes "
                         "this."));
          return;
        }
      feed (self, piece, size, is_first);
      is_first = FALSE;
    }
}

static void
parse (JjXml *self, JjPackagePart *part)
{
  xmlSAXHandler events = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = on_document_type,
    .getEntity = get_entity,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .ignorableWhitespace = on_text,
    .cdataBlock = on_text,
  };

  self->parser = xmlCreatePushParserCtxt (&events, self, NULL, 0, NULL);
  if (!self->parser)
    g_error ("out of memory");
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  for (guint i = 0; i < N_SCRATCH; i++)
    self->scratch[i] = g_string_new (NULL);
  run (self, part);
  for (guint i = 0; i < N_SCRATCH; i++)
    g_string_free (self->scratch[i], TRUE);
  if (self->parser->myDoc)
    xmlFreeDoc (self->parser->myDoc);
  xmlFreeParserCtxt (self->parser);
}

gboolean
jj_xml_read (JjPackageReader *package,
             const char *part,
             const JjXmlHandler *handler,
             gpointer data,
             GError **error)
{
  g_autoptr (JjPackagePart) stream = jj_package_reader_open (package, part, error);
  JjXml xml = { .part = part, .handler = handler, .data = data, .allowed = JJ_XML_MAX_IDLE };

  if (!stream)
    return FALSE;
  xmlInitParser ();
  parse (&xml, stream);
  if (xml.error)
    g_propagate_error (error, xml.error);
  return !xml.error;
}
