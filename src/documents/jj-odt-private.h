/* jj-odt-private.h: an .odt while it is written */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-container.h"
#include "jj-odt.h"

G_BEGIN_DECLS

#define JJ_ODT_VERSION "1.2"

typedef struct
{
  char *root;  /* attributes of the root element: name spaces and version */
  char *fonts; /* whole elements; "" where there is none */
  char *styles;
  char *automatic; /* what stands inside */
  char *masters;
  char *before, *after; /* of the body, around the document */
} JjOdtTemplate;

/* The user's, else the program's, with the document's placeholders filled. (transfer full) */
JjOdtTemplate *jj_odt_template_load (const JjDocumentInfo *info, GError **error);
void jj_odt_template_free (JjOdtTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjOdtTemplate, jj_odt_template_free)

typedef struct
{
  const JjDocument *document;
  JjPlan *plan;
  JjContainer *container;
  GString *body, *styles; /* of the text, and its automatic styles */
  GString *files;         /* lines of the manifest */
  GHashTable *fields;     /* name of a user field → its text */
  GPtrArray *field_names; /* in order */
  GHashTable *names;      /* sections, frames and tables: names in use */
  guint n_styles, n_pictures, n_tables;
  gboolean breaks_page, is_started; /* of the next block; whether any block was written */
  JjId section_element;             /* 0: in none */
  int section_field;
  const char *section_live; /* within it, what a live field made; NULL: nothing */
} JjOdt;

/* A name not used before: itself, else "name#2" …; escaped for an attribute. (transfer full) */
char *jj_odt_make_name (JjOdt *self, const char *name);
/* The name of the paragraph style, or of an automatic one over it that begins a page where that is
 * due. The table's is of family table. (transfer full) */
char *jj_odt_take_style (JjOdt *self, const char *style, gboolean is_table);

/* Runs as spans, fields, links. */
void jj_odt_append_runs (JjOdt *self, JjSpan span);
void jj_odt_append_table (JjOdt *self, const JjBlock *block);
void jj_odt_append_stamps (JjOdt *self, const JjBlock *block);
gboolean jj_odt_append_picture (JjOdt *self, const JjBlock *block, GError **error);
/* One block. */
gboolean jj_odt_append_block (JjOdt *self, guint i, GError **error);
void jj_odt_end_section (JjOdt *self);

G_END_DECLS
