/* jj-mapping-memory.h: what a planner said about the columns of a list */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-mapping.h"

G_BEGIN_DECLS

/* Lists come back with the same headings every year. What was corrected once holds for the next
 * file with the same set of headings, in any order; of two columns of one heading the second is
 * another heading. The memory belongs to the planner, not to a plan: window and command line share
 * one file in the user's data folder. It keeps the last hundred lists.
 *
 * {"lists": [{"kind": "community", "columns": {"folded heading": "field id or empty"}}]} */
typedef struct _JjMappingMemory JjMappingMemory;

JjMappingMemory *jj_mapping_memory_new (void);
/* Error: G_IO_ERROR_INVALID_DATA; the caller goes on with a new one. (transfer full) */
JjMappingMemory *jj_mapping_memory_parse (const char *json, gssize length, GError **error);
void jj_mapping_memory_free (JjMappingMemory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjMappingMemory, jj_mapping_memory_free)
/* (transfer full) */
char *jj_mapping_memory_to_json (const JjMappingMemory *self);
/* The planner's file; an empty memory where there is none or it cannot be read. (transfer full) */
JjMappingMemory *jj_mapping_memory_load (void);
gboolean jj_mapping_memory_save (const JjMappingMemory *self, GError **error);

/* Remembers this mapping for its set of headings; or drops what is remembered for them. */
void jj_mapping_memory_keep (JjMappingMemory *self, const JjMapping *mapping);
void jj_mapping_memory_forget (JjMappingMemory *self, const JjMapping *mapping);
/* The set of headings as one text: lists of one key are one list. (transfer full) */
char *jj_mapping_get_key (const JjMapping *mapping);
/* As jj_mapping_new(), but a list whose headings are remembered gets what was said about it. kind:
 * JJ_N_KINDS takes the remembered one. memory: (nullable). (transfer full) */
JjMapping *
jj_mapping_memory_map (const JjMappingMemory *self, JjCells *cells, JjKindId kind, GError **error);

G_END_DECLS
