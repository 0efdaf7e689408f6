/* demo-fixture.h: a window with the grid over the table of the demo */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "demo-table.h"
#include "jj-grid.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *window;
  JjTable *table;
  JjTableView *view;
  JjGrid *grid;
} DemoFixture;

/* @data: how many rows, as a pointer. What is torn down must be gone. */
void demo_set_up (DemoFixture *fixture, gconstpointer data);
void demo_tear_down (DemoFixture *fixture, gconstpointer data);

/* The entry one types in; NULL when nobody types. */
GtkWidget *demo_get_text (DemoFixture *fixture);
/* To the key controllers of a widget, as an event would: the last one added is asked first. */
gboolean demo_press_on (GtkWidget *widget, guint keyval, GdkModifierType state);
/* A key, to that entry or else to the grid. */
void demo_press (DemoFixture *fixture, guint keyval, GdkModifierType state);
/* Begins to type, if nobody does, and types this instead of what stands there. */
void demo_type (DemoFixture *fixture, const char *text);
/* An action of the grid, as its menus do it. */
void demo_act (DemoFixture *fixture, const char *action);

void demo_assert_cursor (DemoFixture *fixture, gint64 key, guint column);
void demo_assert_cell (DemoFixture *fixture, guint row, guint column, const char *expected);

G_END_DECLS
