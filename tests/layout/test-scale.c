/* test-scale.c: ticks stand at whole, round amounts and cover the range */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-scale.h"

#include <math.h>

/* 0 to 1,234,567 on 400 px, ticks 60 px apart: at most 6 steps, 1,234,567 / 6 = 205,762, so 500,000
 * and 3 steps: 0, 500,000, 1,000,000, 1,500,000. */
static void
test_worked_example (void)
{
  JjScale scale;

  jj_scale_init (&scale, 0, 1234567, 400, 60);
  g_assert_cmpint (scale.step, ==, 500000);
  g_assert_cmpuint (scale.n_ticks, ==, 4);
  g_assert_cmpint (jj_scale_get_tick (&scale, 3), ==, 1500000);
  g_assert_cmpint (jj_scale_get_unit (&scale, FALSE), ==, JJ_SCALE_WAN);
  g_assert_cmpfloat_with_epsilon (jj_scale_to_px (&scale, 750000), 200, 1e-9);
  g_assert_cmpint (jj_scale_from_px (&scale, 200), ==, 750000);
}

static void
test_units (void)
{
  JjScale scale;

  jj_scale_init (&scale, 0, 9000, 100, 10);
  g_assert_cmpint (scale.step, ==, 1000);
  g_assert_cmpint (jj_scale_get_unit (&scale, TRUE), ==, JJ_SCALE_QIAN);
  g_assert_cmpint (jj_scale_get_unit (&scale, FALSE), ==, 1);
  jj_scale_init (&scale, 0, 900, 100, 10);
  g_assert_cmpint (jj_scale_get_unit (&scale, TRUE), ==, 1);
  jj_scale_init (&scale, 0, G_GINT64_CONSTANT (1000000000), 100, 10);
  g_assert_cmpint (jj_scale_get_unit (&scale, TRUE), ==, JJ_SCALE_YI);
}

static void
test_nice_steps (void)
{
  static const gint64 cases[][2]
      = { { 1, 1 },   { 2, 2 },   { 3, 5 },      { 5, 5 },       { 6, 10 },      { 10, 10 },
          { 11, 20 }, { 49, 50 }, { 999, 1000 }, { 4001, 5000 }, { 5001, 10000 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (jj_scale_nice_step (cases[i][0]), ==, cases[i][1]);
  g_assert_cmpint (jj_scale_nice_step (G_MAXINT64), ==, G_GINT64_CONSTANT (5000000000000000000));
}

static void
test_equal_and_swapped_ends (void)
{
  JjScale scale;

  jj_scale_init (&scale, 0, 0, 100, 20);
  g_assert_cmpint (scale.first, ==, 0);
  g_assert_cmpint (scale.last, ==, 1);
  g_assert_cmpuint (scale.n_ticks, ==, 2);
  jj_scale_init (&scale, 70, -30, 100, 10);
  g_assert_cmpint (scale.first, ==, -30);
  g_assert_cmpint (scale.last, ==, 70);
  g_assert_cmpint (scale.step, ==, 10);
}

static void
test_random_ranges (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20240801);

  for (guint round = 0; round < 2000; round++)
    {
      double size = pow (10, g_rand_double_range (random, 0, 18.6));
      gint64 low = (gint64)(g_rand_double_range (random, -1, 1) * size);
      gint64 high = low + (gint64)(g_rand_double (random) * size);
      double length = g_rand_double_range (random, 30, 2000);
      double gap = g_rand_double_range (random, 10, 200);
      JjScale scale;

      jj_scale_init (&scale, low, high, length, gap);
      low = MAX (low, -G_GINT64_CONSTANT (4000000000000000000));
      high = MIN (high, G_GINT64_CONSTANT (4000000000000000000));
      g_assert_cmpint (scale.first, <=, low);
      g_assert_cmpint (scale.last, >=, high);
      g_assert_cmpint (scale.step, ==, jj_scale_nice_step (scale.step));
      g_assert_cmpint (scale.first % scale.step, ==, 0);
      g_assert_cmpint (jj_scale_get_tick (&scale, scale.n_ticks - 1), ==, scale.last);
      if (scale.n_ticks > (low < 0 && high > 0 ? 3 : 2))
        g_assert_cmpfloat (length / (scale.n_ticks - 1), >=, gap - 1e-9);
      for (guint i = 1; i < scale.n_ticks; i++)
        g_assert_cmpint (jj_scale_get_tick (&scale, i), >, jj_scale_get_tick (&scale, i - 1));
      g_assert_cmpfloat_with_epsilon (jj_scale_to_px (&scale, scale.last), length, 1e-6);
    }
}

static void
test_largest_values (void)
{
  JjScale scale;

  jj_scale_init (&scale, G_MININT64, G_MAXINT64, 500, 40);
  g_assert_cmpint (scale.step, ==, G_GINT64_CONSTANT (1000000000000000000));
  g_assert_cmpuint (scale.n_ticks, ==, 9);
  jj_scale_init (&scale, G_MININT64, G_MAXINT64, 10, 40);
  g_assert_cmpint (scale.first, <, 0);
  g_assert_cmpint (scale.last, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scale/ticks-of-the-worked-example", test_worked_example);
  g_test_add_func ("/scale/unit-divides-every-tick", test_units);
  g_test_add_func ("/scale/steps-are-1-2-5", test_nice_steps);
  g_test_add_func ("/scale/equal-and-swapped-ends", test_equal_and_swapped_ends);
  g_test_add_func ("/scale/random-ranges-are-covered", test_random_ranges);
  g_test_add_func ("/scale/largest-values-do-not-overflow", test_largest_values);
  return g_test_run ();
}
