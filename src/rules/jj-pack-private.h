/* jj-pack-private.h: inside of packs and their entries, for the files that read them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-data-file.h"
#include "jj-pack.h"

G_BEGIN_DECLS

struct _JjEntry
{
  char *id;
  const JjForm *form;
  JjPack *pack; /* not owned: a pack outlives its entries */
  char *title, *title_zh, *article, *source, *url, *text, *remedy;
  JsonObject *parameters;
  gint64 valid_from, valid_to;
  JjSeverity severity;
  JjStatus status;
  gboolean has_doubts;
  JjId override;
};

void jj_entry_free (JjEntry *self);
/* A copy with parameters of its own, to put an override in. (transfer full) */
JjEntry *jj_entry_copy (const JjEntry *self);
static inline gboolean
jj_entry_holds (const JjEntry *self, gint64 day)
{
  return self->valid_from <= day && day <= self->valid_to;
}

/* What is wrong with an entry's parameters, as the second half of a sentence; NULL: nothing.
 * (transfer full) */
char *jj_entry_check_parameters (const JjForm *form, JsonObject *parameters);
/* One value of a parameter, likewise. parameters: for the kind a field belongs to. */
char *jj_entry_check_value (const JjForm *form,
                            const char *parameter,
                            JsonNode *value,
                            JsonObject *parameters);

/* Replaces the form's override parameter by what a planner typed (a number in the units people
 * read, a list, or JSON). What is wrong, or NULL. (transfer full) */
char *jj_entry_apply_override (JjEntry *self, const char *text);

G_END_DECLS
