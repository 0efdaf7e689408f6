/* jj-catalogue.h: the items and formulas of the rule packs by the names people know */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Some text fields hold an id of the packs' catalogues: a budget line's item, an indicator's
 * formula. People read and type the titles; what no catalogue knows stays as typed. */

/* Whether a field is one of these. */
gboolean jj_catalogue_has_field (JjKindId kind, guint field);
/* The title of an id, else the id itself. Borrowed from the packs or from id. */
const char *jj_catalogue_get_title (JjWorkspace *workspace, JjKindId kind, const char *id);
/* The id of a typed title or id; NULL where the catalogue has neither. */
const char *jj_catalogue_find (JjWorkspace *workspace, JjKindId kind, const char *typed);
/* Titles in which the typed text is found. (transfer full) */
char **jj_catalogue_complete (JjWorkspace *workspace, JjKindId kind, const char *typed);

/* Appends all of the catalogue: titles, and ids (char *) beside them. */
void
jj_catalogue_list (JjWorkspace *workspace, JjKindId kind, GtkStringList *titles, GPtrArray *ids);

/* A field's text as people read it: titles of the catalogues, else as jj_element_to_display.
 * (transfer full) */
char *jj_catalogue_display (JjWorkspace *workspace, const JjElement *element, guint field);

/* What the item proposes for its line (unit price of the line's date, unit, account, nature), as
 * sets of the same edit: for fields that are empty or as the item before has proposed them. line
 * (nullable): NULL for a new one. */
void jj_catalogue_fill_line (JjWorkspace *workspace,
                             JjEdit *edit,
                             JjId id,
                             const JjElement *line,
                             const char *item);

/* A new line belongs to the scenario that the window shows; other kinds stay as they are. */
void jj_catalogue_set_scenario (JjWorkspace *workspace, JjEdit *edit, JjKindId kind, JjId id);

G_END_DECLS
