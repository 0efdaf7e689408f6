/* jj-clip.h: elements of a sheet as text that another plan can take in */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-sheet-edit.h"

G_BEGIN_DECLS

/* What is copied is a small plan as JSON (docs/plan-format.md): one sheet with the copied elements
 * on it, what they own (a programme's activities, an activity's budget lines), the links between
 * them, and by code and name alone what they point to. No person comes along.
 *
 * Pasting makes new elements with new codes, in one edit. What the copies point to is found again
 * by its id, a school also by its ministry code and level; what is not in the plan is left out and
 * named. The bytes may come from anybody: they are read as any stranger's plan is, and refused with
 * a sentence. */
#define JJ_CLIP_MIME "application/vnd.jingjin.elements+json"
#define JJ_CLIP_MOST_BYTES (32 * 1024 * 1024)

/* (transfer full) */
GBytes *jj_clip_take (const JjSheet *self, const guint *boxes, guint n);

typedef struct
{
  JjEdit *edit;      /* (transfer full) */
  GArray *ids;       /* JjId: what stands on the sheet afterwards, (transfer full) */
  GPtrArray *absent; /* char *: titles of what is not in this plan, each once, (transfer full) */
} JjClipPaste;

/* Around a point of the sheet. FALSE: the error says why. */
gboolean jj_clip_paste (const JjSheet *self,
                        GBytes *bytes,
                        JjRoutePoint at,
                        JjClipPaste *paste,
                        GError **error);
void jj_clip_paste_clear (JjClipPaste *paste);
/* "3 things that are not in this plan were left out: …"; NULL: none. (transfer full) */
char *jj_clip_paste_tell (const JjClipPaste *paste);

G_END_DECLS
