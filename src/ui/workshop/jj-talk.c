/* jj-talk.c: a presentation that is going on */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-talk.h"

#include "jj-scene.h"

struct _JjTalk
{
  GObject parent_instance;

  JjWorkspace *workspace;
  GPtrArray *views; /* JjTalkView; NULL: the plan's slides */
  GArray *ids;      /* JjId of the slides */
  JjSlide *slide;
  guint index, step;
  JjCover cover;
  gboolean lens;
  JjClock *clock;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_PREPARE,
  SIGNAL_END,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JjTalk, jj_talk, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static JjPlan *
plan_of (JjTalk *self)
{
  return jj_workspace_get_plan (self->workspace);
}

static void
tell (JjTalk *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static const JjTalkView *
get_view (JjTalk *self, guint index)
{
  return self->views && index < self->views->len ? self->views->pdata[index] : NULL;
}

static JjSlide *
read_slide (JjTalk *self, guint index)
{
  const JjTalkView *view = get_view (self, index);

  if (self->views)
    return view ? jj_slide_copy (view->slide) : NULL;
  if (index >= self->ids->len)
    return NULL;
  return jj_slide_read (plan_of (self),
                        jj_plan_find (plan_of (self), g_array_index (self->ids, JjId, index)));
}

static void
load (JjTalk *self)
{
  g_clear_pointer (&self->slide, jj_slide_free);
  self->slide = read_slide (self, self->index);
}

static int
find (const GArray *ids, JjId id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, JjId, i) == id)
      return (int)i;
  return -1;
}

/* The slide that is shown stays where it is in the talk, also when others came or went. */
static void
on_plan (JjTalk *self)
{
  JjId now = self->index < self->ids->len ? g_array_index (self->ids, JjId, self->index) : 0;
  int at;

  if (self->views)
    {
      if (self->slide->type == JJ_SLIDE_OF_SHEET
          && !jj_plan_find (plan_of (self), self->slide->sheet))
        jj_talk_end (self);
      return;
    }
  g_array_unref (self->ids);
  self->ids = jj_slide_list (plan_of (self));
  at = find (self->ids, now);
  self->index = at >= 0 ? (guint)at : MIN (self->index, MAX (self->ids->len, 1) - 1);
  load (self);
  self->step = MIN (self->step, jj_talk_get_n_steps (self));
  if (self->slide)
    tell (self);
  else
    jj_talk_end (self);
}

static void
jj_talk_dispose (GObject *object)
{
  JjTalk *self = JJ_TALK (object);

  g_clear_pointer (&self->slide, jj_slide_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_object (&self->clock);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_talk_parent_class)->dispose (object);
}

static void
jj_talk_class_init (JjTalkClass *klass)
{
  static const char *const names[N_SIGNALS] = { "changed", "prepare", "end" };

  G_OBJECT_CLASS (klass)->dispose = jj_talk_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
}

static void
jj_talk_init (JjTalk *self)
{
  self->clock = jj_clock_new ();
  jj_clock_set_running (self->clock, TRUE);
}

static JjTalk *
make (JjWorkspace *workspace)
{
  JjTalk *self = g_object_new (JJ_TYPE_TALK, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (jj_workspace_get_plan (workspace), "changed", G_CALLBACK (on_plan), self,
                           G_CONNECT_SWAPPED);
  return self;
}

JjTalk *
jj_talk_new (JjWorkspace *workspace, JjId first)
{
  JjTalk *self = make (workspace);

  self->ids = jj_slide_list (plan_of (self));
  self->index = (guint)MAX (0, find (self->ids, first));
  load (self);
  return self;
}

JjTalk *
jj_talk_new_views (JjWorkspace *workspace, GPtrArray *views, guint first)
{
  JjTalk *self = make (workspace);

  self->ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  self->views = views;
  self->index = first;
  load (self);
  return self;
}

static void
free_view (gpointer data)
{
  JjTalkView *view = data;

  jj_slide_free (view->slide);
  g_free (view->title);
  g_free (view->notes);
  g_free (view);
}

GPtrArray *
jj_talk_views_new (void)
{
  return g_ptr_array_new_with_free_func (free_view);
}

void
jj_talk_take_view (GPtrArray *views, JjSlide *slide, const char *title, const char *notes)
{
  JjTalkView *view = g_new (JjTalkView, 1);

  *view = (JjTalkView){ slide, g_strdup (title), g_strdup (notes) };
  g_ptr_array_add (views, view);
}

JjWorkspace *
jj_talk_get_workspace (JjTalk *self)
{
  return self->workspace;
}

const JjSlide *
jj_talk_get_slide (JjTalk *self)
{
  return self->slide;
}

static const JjElement *
get_element (JjTalk *self)
{
  return self->index < self->ids->len
             ? jj_plan_find (plan_of (self), g_array_index (self->ids, JjId, self->index))
             : NULL;
}

char *
jj_talk_get_title (JjTalk *self)
{
  const JjElement *element = get_element (self);
  const JjTalkView *view = get_view (self, self->index);

  if (element)
    return g_strdup (jj_element_get_title (element));
  if (view && view->title)
    return g_strdup (view->title);
  return self->slide ? jj_slide_describe (self->slide, plan_of (self)) : g_strdup ("");
}

const char *
jj_talk_get_notes (JjTalk *self)
{
  const JjElement *element = get_element (self);
  const JjTalkView *view = get_view (self, self->index);

  return element ? jj_element_get_text (element, JJ_NOTE) : view ? view->notes : NULL;
}

guint
jj_talk_get_n (JjTalk *self)
{
  return self->views ? self->views->len : self->ids->len;
}

guint
jj_talk_get_index (JjTalk *self)
{
  return self->index;
}

guint
jj_talk_get_step (JjTalk *self)
{
  return self->step;
}

guint
jj_talk_get_n_steps (JjTalk *self)
{
  return self->slide ? jj_scene_count_steps (self->slide, plan_of (self)) : 0;
}

static void
go_to (JjTalk *self, guint index, gboolean at_end)
{
  self->index = index;
  self->cover = JJ_COVER_NONE;
  load (self);
  self->step = at_end ? jj_talk_get_n_steps (self) : 0;
  tell (self);
}

gboolean
jj_talk_next (JjTalk *self)
{
  if (self->step < jj_talk_get_n_steps (self))
    {
      self->step++;
      tell (self);
      return TRUE;
    }
  if (self->index + 1 >= jj_talk_get_n (self))
    return FALSE;
  go_to (self, self->index + 1, FALSE);
  return TRUE;
}

gboolean
jj_talk_previous (JjTalk *self)
{
  if (self->step > 0)
    {
      self->step--;
      tell (self);
      return TRUE;
    }
  if (self->index == 0)
    return FALSE;
  go_to (self, self->index - 1, TRUE);
  return TRUE;
}

void
jj_talk_go (JjTalk *self, guint index)
{
  if (index < jj_talk_get_n (self))
    go_to (self, index, FALSE);
}

JjSlide *
jj_talk_peek_next (JjTalk *self, guint *step)
{
  *step = 0;
  if (self->slide && self->step < jj_talk_get_n_steps (self))
    {
      *step = self->step + 1;
      return jj_slide_copy (self->slide);
    }
  return read_slide (self, self->index + 1);
}

JjCover
jj_talk_get_cover (JjTalk *self)
{
  return self->cover;
}

void
jj_talk_toggle_cover (JjTalk *self, JjCover cover)
{
  self->cover = self->cover == cover ? JJ_COVER_NONE : cover;
  tell (self);
}

gboolean
jj_talk_get_lens (JjTalk *self)
{
  return self->lens;
}

void
jj_talk_set_lens (JjTalk *self, gboolean lens)
{
  self->lens = lens;
  tell (self);
}

JjClock *
jj_talk_get_clock (JjTalk *self)
{
  return self->clock;
}

gboolean
jj_talk_can_prepare (JjTalk *self)
{
  return g_signal_has_handler_pending (self, signals[SIGNAL_PREPARE], 0, TRUE);
}

void
jj_talk_prepare (JjTalk *self)
{
  g_signal_emit (self, signals[SIGNAL_PREPARE], 0);
}

void
jj_talk_end (JjTalk *self)
{
  g_signal_emit (self, signals[SIGNAL_END], 0);
}
