/* jj-headings.h: what the headings of foreign lists mean */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-cells.h"
#include "jj-link-column.h"

G_BEGIN_DECLS

/* A heading means a field of a kind or one of its columns of links: by id, by label in English or
 * 繁體中文, or by the usual names that lists of counties and the ministry's platform have for it.
 * Case, spaces, full-width forms and a unit in brackets do not matter. */
typedef struct
{
  int field;                 /* -1: none */
  const JjLinkColumn *links; /* NULL: none */
} JjTarget;

static inline gboolean
jj_target_is_none (JjTarget target)
{
  return target.field < 0 && !target.links;
}

typedef struct _JjHeadings JjHeadings;

/* The headings of one kind. (transfer full) */
JjHeadings *jj_headings_new (JjKindId kind);
void jj_headings_free (JjHeadings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjHeadings, jj_headings_free)

/* A heading as it is compared: full-width forms as plain ones, lower case, 台 as 臺, no spaces,
 * underscores, stars and colons, no number in front. (transfer full) */
char *jj_heading_fold (const char *heading);
JjTarget jj_headings_find (JjHeadings *self, const char *heading);
/* How many cells of this row are headings, of different targets. */
guint jj_headings_count (JjHeadings *self, const JjCells *cells, guint row);

G_END_DECLS
