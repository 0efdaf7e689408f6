/* ods-styles.h: which tables of an .ods are hidden */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-xml.h"

G_BEGIN_DECLS

#define JJ_ODF_OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define JJ_ODF_STYLE "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
#define JJ_ODF_TABLE "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define JJ_ODF_TEXT "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
#define JJ_ODF_CALCEXT "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"

/* In OpenDocument a sheet is hidden by the style of its table. */
typedef struct
{
  GHashTable *hidden; /* set of names of styles */
  char *current;      /* the style of a table under way */
} JjOdsStyles;

static inline void
jj_ods_styles_init (JjOdsStyles *self)
{
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->current = NULL;
}

static inline void
jj_ods_styles_clear (JjOdsStyles *self)
{
  g_hash_table_unref (self->hidden);
  g_free (self->current);
}

/* An element of the automatic styles. */
static inline void
jj_ods_styles_start (JjOdsStyles *self, JjXml *xml, const char *name)
{
  const char *display;

  if (g_str_equal (name, "style"))
    {
      g_free (self->current);
      self->current = g_strdup (jj_xml_get (xml, JJ_ODF_STYLE, "name"));
    }
  else if (g_str_equal (name, "table-properties") && self->current)
    {
      display = jj_xml_get (xml, JJ_ODF_TABLE, "display");
      if (display && g_str_equal (display, "false") && g_hash_table_size (self->hidden) < 4096)
        g_hash_table_add (self->hidden, g_strdup (self->current));
    }
}

G_END_DECLS
