/* jj-build.h: plans built in few lines, for tests */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* Commits an edit in memory and tells, as a project does, without a file. Takes the edit; a refusal
 * ends the test with its sentence. */
void jj_build_commit (JjPlan *plan, JjEdit *edit);

/* A new element with this code, which also fills required texts; an edit of its own. */
JjId jj_build_add (JjPlan *plan, JjKindId kind, const char *code);
JjId jj_build_link (JjPlan *plan, JjKindId link, JjId from, JjId to);
/* Typed text into a field, as people type it (choices by id, targets by code, money in 元). */
void jj_build_set (JjPlan *plan, JjId id, guint field, const char *text);
void jj_build_set_number (JjPlan *plan, JjId id, guint field, gint64 number);

G_END_DECLS
