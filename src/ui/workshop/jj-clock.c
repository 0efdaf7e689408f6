/* jj-clock.c: seconds that run and stand still */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-clock.h"

#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjClock
{
  GObject parent_instance;

  GTimer *timer; /* since `before` */
  int before;
  guint tick_id; /* 0: it stands still */
};

enum
{
  SIGNAL_TICK,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JjClock, jj_clock, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static gboolean
on_second (gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_TICK], 0);
  return G_SOURCE_CONTINUE;
}

static void
jj_clock_finalize (GObject *object)
{
  JjClock *self = JJ_CLOCK (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_timer_destroy (self->timer);
  G_OBJECT_CLASS (jj_clock_parent_class)->finalize (object);
}

static void
jj_clock_class_init (JjClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jj_clock_finalize;
  signals[SIGNAL_TICK] = g_signal_new ("tick", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jj_clock_init (JjClock *self)
{
  self->timer = g_timer_new ();
}

JjClock *
jj_clock_new (void)
{
  return g_object_new (JJ_TYPE_CLOCK, NULL);
}

int
jj_clock_get_seconds (JjClock *self)
{
  return self->before + (self->tick_id ? (int)g_timer_elapsed (self->timer, NULL) : 0);
}

void
jj_clock_set_seconds (JjClock *self, int seconds)
{
  self->before = seconds;
  g_timer_start (self->timer);
  on_second (self);
}

gboolean
jj_clock_get_running (JjClock *self)
{
  return self->tick_id != 0;
}

void
jj_clock_set_running (JjClock *self, gboolean running)
{
  int seconds = jj_clock_get_seconds (self);

  if (running == jj_clock_get_running (self))
    return;
  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (running)
    self->tick_id = g_timeout_add_seconds (1, on_second, self);
  jj_clock_set_seconds (self, seconds);
}

char *
jj_clock_get_text (JjClock *self)
{
  int seconds = jj_clock_get_seconds (self);

  if (seconds < 3600)
    return g_strdup_printf ("%d:%02d", seconds / 60, seconds % 60);
  return g_strdup_printf ("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

static void
on_click (GtkButton *button, JjClock *self)
{
  jj_clock_set_running (self, !jj_clock_get_running (self));
}

static void
follow (JjClock *self, GtkButton *button)
{
  gboolean running = jj_clock_get_running (self);
  const char *icon = running ? "media-playback-pause-symbolic" : "media-playback-start-symbolic";
  const char *name = running ? _ ("Stop the time") : _ ("Let the time run");

  if (g_strcmp0 (gtk_button_get_icon_name (button), icon) == 0)
    return;
  gtk_button_set_icon_name (button, icon);
  jj_ui_set_name (GTK_WIDGET (button), name);
  jj_ui_set_tooltip (GTK_WIDGET (button), name);
}

void
jj_clock_bind_button (JjClock *self, GtkButton *button)
{
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_click), self, 0);
  g_signal_connect_object (self, "tick", G_CALLBACK (follow), button, 0);
  follow (self, button);
}
