/* jj-sequence.c: which parts of two lists are the same */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-sequence.h"

typedef struct
{
  const GPtrArray *a, *b;
  JjSameFunc same;
  guint start, end_a, end_b; /* what lies between the ends that are alike */
  int *match;
} Sequence;

static gboolean
is_same (const Sequence *self, guint i, guint k)
{
  return self->same (self->a->pdata[i], self->b->pdata[k]);
}

static void
match_ends (Sequence *self)
{
  self->end_a = self->a->len;
  self->end_b = self->b->len;
  while (self->start < MIN (self->end_a, self->end_b) && is_same (self, self->start, self->start))
    {
      self->match[self->start] = (int)self->start;
      self->start++;
    }
  while (self->end_a > self->start && self->end_b > self->start
         && is_same (self, self->end_a - 1, self->end_b - 1))
    self->match[--self->end_b] = (int)--self->end_a;
}

/* The next one that is the same, not far off. */
static void
match_greedily (Sequence *self)
{
  guint at = self->start;

  for (guint k = self->start; k < self->end_b; k++)
    for (guint i = at; i < MIN (self->end_a, at + 100); i++)
      if (is_same (self, i, k))
        {
          self->match[k] = (int)i;
          at = i + 1;
          break;
        }
}

/* lengths[i][k]: of the longest one in what follows i and k. */
static void
match_longest (Sequence *self)
{
  guint n = self->end_a - self->start, m = self->end_b - self->start, width = m + 1;
  g_autofree guint16 *lengths = g_new0 (guint16, (gsize)(n + 1) * width);

  for (guint i = n; i-- > 0;)
    for (guint k = m; k-- > 0;)
      lengths[i * width + k] = is_same (self, self->start + i, self->start + k)
                                   ? (guint16)(lengths[(i + 1) * width + k + 1] + 1)
                                   : MAX (lengths[(i + 1) * width + k], lengths[i * width + k + 1]);
  for (guint i = 0, k = 0; i < n && k < m;)
    if (is_same (self, self->start + i, self->start + k))
      self->match[self->start + k++] = (int)(self->start + i++);
    else if (lengths[(i + 1) * width + k] >= lengths[i * width + k + 1])
      i++;
    else
      k++;
}

int *
jj_sequence_match (const GPtrArray *a, const GPtrArray *b, JjSameFunc same)
{
  Sequence self = { a, b, same };

  self.match = g_new (int, MAX (b->len, 1));
  for (guint k = 0; k < b->len; k++)
    self.match[k] = -1;
  match_ends (&self);
  if (MAX (self.end_a, self.end_b) - self.start > JJ_SEQUENCE_MAX)
    match_greedily (&self);
  else
    match_longest (&self);
  return self.match;
}
