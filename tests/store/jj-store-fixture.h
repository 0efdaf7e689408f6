/* jj-store-fixture.h: a folder and a plan for one test of the store */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-project.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder; /* emptied and removed at the end */
  char *path;   /* plan.jingjin in it */
} JjFixture;

void jj_fixture_set_up (JjFixture *self, gconstpointer data);
void jj_fixture_tear_down (JjFixture *self, gconstpointer data);
#define jj_fixture_add(path, data, test)                                                           \
  g_test_add (path, JjFixture, data, jj_fixture_set_up, test, jj_fixture_tear_down)

/* A path in the folder. (transfer full) */
char *jj_fixture_path (JjFixture *self, const char *name);
/* A new file with an almost empty plan. (transfer full) */
JjProject *jj_fixture_create (JjFixture *self);
/* Opens self->path, which must work. (transfer full) */
JjProject *jj_fixture_open (JjFixture *self, JjOpenFlags flags);

/* Adds a school called so, as one edit. */
void jj_fixture_add_school (JjProject *project, const char *name);
gboolean jj_fixture_try_school (JjProject *project, const char *name, GError **error);
/* n random edits; those that the plan refuses are none. Returns how many were committed. */
guint jj_fixture_edit (JjProject *project, guint n, guint32 seed);

/* The plan's JSON, with each element's rank, which JSON leaves out. (transfer full) */
char *jj_fixture_dump (JjProject *project);
/* Unrefs a project, which nobody else may hold. */
void jj_fixture_close (JjProject *project);
/* All bytes of a file. (transfer full) */
GBytes *jj_fixture_read (const char *path);
/* Statements by a plain connection, as another program would. */
void jj_fixture_run_sql (const char *path, const char *sql);
/* PRAGMA integrity_check by a plain connection says ok. */
void jj_fixture_assert_sound (const char *path);

G_END_DECLS
