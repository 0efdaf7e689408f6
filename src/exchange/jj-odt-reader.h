/* jj-odt-reader.h: an .odt of a plan that somebody edited */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-prose.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads what jj-odt.h wrote, as LibreOffice saved it again, or as somebody else made it: a
 * stranger's file under the limits of imports/jj-xml.h. Changes that are tracked in the file count
 * as accepted; comments, footnotes and inserted pictures are left out and counted. */
typedef struct
{
  char *name;        /* "field:chapter/4711/body", without #2 */
  guint level;       /* of the last heading before it */
  GPtrArray *blocks; /* JjOdtBlock */
} JjOdtSection;

typedef struct
{
  char *text;    /* as prose (jj-prose.h); of a heading: without its # */
  guint heading; /* level in the document; 0: none */
} JjOdtBlock;

typedef struct
{
  GPtrArray *sections;       /* JjOdtSection: the prose, field by field */
  GPtrArray *others;         /* paragraphs and cells outside them, as text */
  GHashTable *values;        /* name of each live value → what it shows */
  guint n_pictures, n_notes; /* within prose: cannot be taken */
} JjOdtText;

#define JJ_ODT_MAX_SIZE (64u * 1024 * 1024)
#define JJ_ODT_MAX_BLOCKS 200000u

/* Error: G_IO_ERROR_INVALID_DATA, one sentence. (transfer full) */
JjOdtText *jj_odt_read (GBytes *bytes, GError **error);
/* (nullable): by a plain name, without #2. */
JjOdtSection *jj_odt_text_find (const JjOdtText *self, const char *name);
void jj_odt_text_free (JjOdtText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjOdtText, jj_odt_text_free)

/* For the reader. A field may stand in several sections where it was parted: they are one. text:
 * taken. */
JjOdtText *jj_odt_text_new (void);
JjOdtSection *jj_odt_text_get_section (JjOdtText *self, const char *name, guint level);
void jj_odt_section_add (JjOdtSection *self, char *text, guint heading);

G_END_DECLS
