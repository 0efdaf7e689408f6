/* jj-xml.h: a stranger's XML as a stream of events */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-package-reader.h"

G_BEGIN_DECLS

/* libxml2's event interface under limits: no tree (it costs three times the time of the events), no
 * network, no document type and so no entities but the five of XML, UTF-8 alone, 64 levels of
 * nesting, 1,024 attributes in an element. Names are local names; a handler that cares for a
 * namespace asks for it.
 *
 * The attribute storm is met before libxml2 sees it: it compares each attribute of an element with
 * each other. */
typedef struct _JjXml JjXml;

typedef struct
{
  void (*start) (JjXml *xml, const char *name, gpointer data);
  void (*end) (JjXml *xml, const char *name, gpointer data);
  /* Not NUL-terminated; one text may come in several calls. NULL: not wanted. */
  void (*text) (JjXml *xml, const char *text, gsize length, gpointer data);
} JjXmlHandler;

#define JJ_XML_MAX_DEPTH 64u
#define JJ_XML_MAX_ATTRIBUTES 1024u
/* Bytes of a part that are read whatever they hold; more are only while the handler finds something
 * in them (jj_xml_credit): a cell is worth a kilobyte. */
#define JJ_XML_MAX_IDLE (64u * 1024 * 1024)
#define JJ_XML_CELL 1024u

/* Reads a part of a package from beginning to end. Error: G_IO_ERROR_INVALID_DATA, one sentence
 * that names the part, or what a handler gave to jj_xml_fail(). */
gboolean jj_xml_read (JjPackageReader *package,
                      const char *part,
                      const JjXmlHandler *handler,
                      gpointer data,
                      GError **error);

/* In start(): the attribute's value, NULL where it is not given. space: the namespace, NULL for any
 * or none. Borrowed until the eighth call after this one. */
const char *jj_xml_get (JjXml *self, const char *space, const char *name);
/* What was read was worth so many bytes. */
void jj_xml_credit (JjXml *self, gsize bytes);
/* Stops with this error; no handler is called any more. error: taken. */
void jj_xml_fail (JjXml *self, GError *error);

G_END_DECLS
