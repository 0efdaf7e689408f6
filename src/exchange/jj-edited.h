/* jj-edited.h: the plan's document, edited in another program, comes back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* An .odt that jj-odt.h wrote was edited and saved in LibreOffice. What somebody typed into the
 * prose of a chapter (or of any other field of prose) is a change to take or not, field by field;
 * figures, tables and pictures of the plan are never taken: where they are not what the plan says
 * now, that is told.
 *
 * Both sides are read by the same reader, the file and the document as the plan would write it now,
 * so that what LibreOffice merely writes in another way is no change. Paragraphs that are the same
 * keep their source, blank lines included.
 *
 * Example: the chapter's body is "共 {{figure:total}} 元\n\n第二段"; in the file 第二段 became
 * 第二段改。 One field: before that text, after "共 {{figure:total}} 元\n\n第二段改。". */
typedef struct
{
  JjId element;
  JjKindId kind;
  int field;
  char *title;          /* of the element, and the field where it is no chapter's body */
  char *before, *after; /* prose */
  GPtrArray *lost;      /* char *: live fields that after has less often: typed over? */
} JjEditedField;

typedef struct
{
  GPtrArray *fields; /* JjEditedField: those that differ, in the document's order */
  GPtrArray
      *figures; /* char *: sentences, one a figure or text of the plan that is not as it was */
  GPtrArray *notices; /* char *: what cannot be taken, what is missing */
  guint n_same;       /* fields without a change */
} JjEdited;

/* For a thread, on a plan that nobody changes. Error: G_IO_ERROR, one sentence; also where the file
 * is no document of this plan. (transfer full) */
JjEdited *
jj_edited_read (JjPlan *plan, const char *path, GCancellable *cancellable, GError **error);
void jj_edited_free (JjEdited *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjEdited, jj_edited_free)

/* One edit, one undo step. accepted: for each field, in order. (transfer full) */
JjEdit *jj_edited_accept (const JjEdited *self, const gboolean *accepted);

G_END_DECLS
