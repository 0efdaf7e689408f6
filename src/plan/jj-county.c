/* jj-county.c: the 22 counties and cities */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-county.h"

#include "jj-language.h"

#include <string.h>

static const JjCounty counties[] = {
  { "TW-TPE", "臺北市", "Taipei City" },     { "TW-NWT", "新北市", "New Taipei City" },
  { "TW-TAO", "桃園市", "Taoyuan City" },    { "TW-TXG", "臺中市", "Taichung City" },
  { "TW-TNN", "臺南市", "Tainan City" },     { "TW-KHH", "高雄市", "Kaohsiung City" },
  { "TW-KEE", "基隆市", "Keelung City" },    { "TW-HSZ", "新竹市", "Hsinchu City" },
  { "TW-HSQ", "新竹縣", "Hsinchu County" },  { "TW-MIA", "苗栗縣", "Miaoli County" },
  { "TW-CHA", "彰化縣", "Changhua County" }, { "TW-NAN", "南投縣", "Nantou County" },
  { "TW-YUN", "雲林縣", "Yunlin County" },   { "TW-CYQ", "嘉義縣", "Chiayi County" },
  { "TW-CYI", "嘉義市", "Chiayi City" },     { "TW-PIF", "屏東縣", "Pingtung County" },
  { "TW-ILA", "宜蘭縣", "Yilan County" },    { "TW-HUA", "花蓮縣", "Hualien County" },
  { "TW-TTT", "臺東縣", "Taitung County" },  { "TW-PEN", "澎湖縣", "Penghu County" },
  { "TW-KIN", "金門縣", "Kinmen County" },   { "TW-LIE", "連江縣", "Lienchiang County" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (counties) == JJ_N_COUNTIES);

const JjCounty *
jj_county_get (guint i)
{
  g_return_val_if_fail (i < JJ_N_COUNTIES, NULL);
  return &counties[i];
}

char *
jj_county_spell (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "台", -1);

  return g_strjoinv ("臺", parts);
}

/* Whether what was typed begins the name and what is left is only its last word: 雲林 for 雲林縣,
 * Yunlin for Yunlin County. */
static gboolean
is_short_for (const char *typed, const char *name, const char *last)
{
  gsize length = strlen (name) - strlen (last);

  return strlen (typed) == length && g_str_has_suffix (name, last)
         && g_ascii_strncasecmp (typed, name, length) == 0;
}

static gboolean
is_exactly (const JjCounty *county, const char *typed)
{
  return g_ascii_strcasecmp (typed, county->code) == 0
         || g_ascii_strcasecmp (typed, county->english) == 0 || strcmp (typed, county->name) == 0;
}

static gboolean
is_nearly (const JjCounty *county, const char *typed)
{
  return is_short_for (typed, county->name, "縣") || is_short_for (typed, county->name, "市")
         || is_short_for (typed, county->english, " County")
         || is_short_for (typed, county->english, " City")
         || g_ascii_strcasecmp (typed, county->code + strlen ("TW-")) == 0;
}

const JjCounty *
jj_county_find (const char *text)
{
  g_autofree char *spelt = jj_county_spell (text);
  const char *typed = g_strstrip (spelt);
  const JjCounty *found = NULL;

  for (guint i = 0; i < JJ_N_COUNTIES; i++)
    if (is_exactly (&counties[i], typed))
      return &counties[i];
  for (guint i = 0; i < JJ_N_COUNTIES; i++)
    {
      if (!is_nearly (&counties[i], typed))
        continue;
      if (found)
        return NULL;
      found = &counties[i];
    }
  return found;
}

const char *
jj_county_get_title (const JjCounty *county)
{
  return jj_language_is_chinese () ? county->name : county->english;
}
