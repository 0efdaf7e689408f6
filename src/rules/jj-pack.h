/* jj-pack.h: rule packs, dated rules as data */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A pack is one JSON file (data/rules/README.md is its manual); it is checked in full when it is
 * read and immutable after. A pack set is several packs over each other, with the overrides of a
 * plan on top: immutable too, so that a worker may keep it. Days are Julian days as in jj-value.h;
 * an open end is G_MININT64 or G_MAXINT64.
 *
 * What a pack does not know (null) stays unknown: nothing here has a default. */
typedef struct _JjPack JjPack;
typedef struct _JjPackSet JjPackSet;
typedef struct _JjEntry JjEntry;
typedef struct _JjForm JjForm; /* jj-form.h */

typedef enum
{
  JJ_STATUS_VERIFIED, /* text seen in the source */
  JJ_STATUS_DERIVED,  /* worked out from verified text */
  JJ_STATUS_RECALLED, /* general knowledge */
  JJ_STATUS_UNKNOWN,
} JjStatus;
typedef enum
{
  JJ_SEVERITY_ERROR,   /* 不得送件 */
  JJ_SEVERITY_WARNING, /* 警告 */
  JJ_SEVERITY_NOTICE,  /* 提示 */
  JJ_N_SEVERITIES
} JjSeverity;
const char *jj_status_get_id (JjStatus status);
const char *jj_severity_get_id (JjSeverity severity);
const char *jj_status_get_label (JjStatus status);
const char *jj_severity_get_label (JjSeverity severity);

/* Packs. The error is one sentence with the file, the entry and the reason (JJ_PLAN_ERROR_FORMAT,
 * or G_IO_ERROR and G_FILE_ERROR where the file cannot be read). */
JjPack *jj_pack_load (const char *path, GError **error);
/* name: how messages call it. */
JjPack *jj_pack_parse (const char *name, const char *json, gssize length, GError **error);
JjPack *jj_pack_ref (JjPack *self);
void jj_pack_unref (JjPack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjPack, jj_pack_unref)
const char *jj_pack_get_id (const JjPack *self);
const char *jj_pack_get_version (const JjPack *self);
const char *jj_pack_get_title (const JjPack *self);
const char *jj_pack_get_note (const JjPack *self); /* (nullable) */
guint jj_pack_get_n_entries (const JjPack *self);
const JjEntry *jj_pack_get_entry (const JjPack *self, guint i);

/* The national pack and those that plan.packs lists, from the program's, then the user's folder of
 * rules. plan: (nullable). A faulty one is left out and told in *error; the array is never NULL.
 * (transfer full) (element-type JjPack) */
GPtrArray *jj_packs_load_for_plan (JjPlan *plan, GError **error);

/* packs: in order, later ones over earlier ones. plan (nullable): whose overrides count; it is only
 * read now. An override that cannot be read is left out and told by jj_pack_set_get_problem.
 * (transfer full) */
JjPackSet *jj_pack_set_new (GPtrArray *packs, JjPlan *plan);
JjPackSet *jj_pack_set_ref (JjPackSet *self);
void jj_pack_set_unref (JjPackSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjPackSet, jj_pack_set_unref)
guint jj_pack_set_get_n_packs (const JjPackSet *self);
JjPack *jj_pack_set_get_pack (const JjPackSet *self, guint i);
const char *jj_pack_set_get_problem (const JjPackSet *self); /* (nullable) */
/* Every entry of every pack with overrides applied, in the packs' order, also what has expired or
 * is replaced: for tables of rules. */
guint jj_pack_set_get_n_entries (const JjPackSet *self);
const JjEntry *jj_pack_set_get_entry (const JjPackSet *self, guint i);
/* The version of a rule that holds on a day; NULL where none does. */
const JjEntry *jj_pack_set_find (const JjPackSet *self, const char *id, gint64 day);
/* Whether a rule has one version only. */
gboolean jj_pack_set_has_one (const JjPackSet *self, const char *id);
/* The entries of a form that hold on a day, in order. (transfer container) (element-type JjEntry)
 */
GPtrArray *jj_pack_set_list (const JjPackSet *self, const char *form, gint64 day);
/* The catalogue's entry (form `item`) of budget_line.item on a day. (nullable) */
const JjEntry *jj_pack_set_find_item (const JjPackSet *self, const char *item, gint64 day);
/* The days of one period have the same rules: a number, growing with the day. */
guint jj_pack_set_get_period (const JjPackSet *self, gint64 day);

/* Entries. Text is in the user's language. */
const char *jj_entry_get_id (const JjEntry *self);
JjPack *jj_entry_get_pack (const JjEntry *self);
const JjForm *jj_entry_get_form (const JjEntry *self);
const char *jj_entry_get_form_id (const JjEntry *self);
const char *jj_entry_get_title (const JjEntry *self), *jj_entry_get_title_zh (const JjEntry *self);
const char *jj_entry_get_article (const JjEntry *self); /* (nullable) */
const char *jj_entry_get_source (const JjEntry *self);  /* (nullable) */
const char *jj_entry_get_url (const JjEntry *self);     /* (nullable) */
const char *jj_entry_get_text (const JjEntry *self);    /* (nullable) */
const char *jj_entry_get_remedy (const JjEntry *self);  /* (nullable) */
gint64 jj_entry_get_valid_from (const JjEntry *self);
gint64 jj_entry_get_valid_to (const JjEntry *self);
gboolean jj_entry_is_check (const JjEntry *self);
JjSeverity jj_entry_get_severity (const JjEntry *self); /* as the pack says; checks only */
JjStatus jj_entry_get_status (const JjEntry *self);
/* Verified, and without doubts; else it is shown with 未經查證. */
gboolean jj_entry_is_certain (const JjEntry *self);
/* The override element that changed or confirmed it; 0 for none. */
JjId jj_entry_get_override (const JjEntry *self);

/* Parameters: FALSE or NULL where null or not given. */
gboolean jj_entry_get_int (const JjEntry *self, const char *parameter, gint64 *value);
gint64 jj_entry_get_int_or (const JjEntry *self, const char *parameter, gint64 unknown);
gboolean jj_entry_get_bool (const JjEntry *self, const char *parameter);
const char *jj_entry_get_string (const JjEntry *self, const char *parameter);
JsonArray *jj_entry_get_array (const JjEntry *self, const char *parameter);
JsonObject *jj_entry_get_object (const JjEntry *self, const char *parameter);
gboolean jj_entry_list_has (const JjEntry *self, const char *parameter, const char *item);
/* The parameter that an override changes (its value as shown, with its name in *parameter); NULL
 * where the form has none. (transfer full) */
char *jj_entry_get_value_text (const JjEntry *self, const char **parameter);

G_END_DECLS
