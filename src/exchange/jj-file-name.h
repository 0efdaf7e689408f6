/* jj-file-name.h: names of files as the rule packs prescribe them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-pack.h"

G_BEGIN_DECLS

/* A ministry or county says how files are called ("花蓮縣104年精進教學_○○國小_教師社群計畫"). The
 * pattern is an entry of form `file_name` (data/rules/README.md); here its placeholders are filled
 * from the plan:
 *
 *   {county} 雲林縣   {year} 114   {title} the plan's name   {number} its document number
 *   {part} what the file is (計畫書)   {element} whom it is for (斗六國小)
 *
 * 雲林縣, 114, "{county}{year}學年度精進計畫_{part}", part 計畫書: 雲林縣114學年度精進計畫_計畫書.
 *
 * What fills a placeholder comes from people: characters that some file system cannot hold become
 * "_", and a name has at most JJ_FILE_NAME_MAX bytes without its suffix. An empty placeholder
 * takes a "_" or "-" beside it along. */
#define JJ_FILE_NAME_MAX 180

/* Entry ids. */
#define JJ_FILE_NAME_HAND_IN "file_name.hand_in"
#define JJ_FILE_NAME_PART "file_name.part"

typedef struct
{
  const char *entry;   /* id of the entry */
  const char *part;    /* (nullable) */
  const char *element; /* (nullable) */
} JjFileName;

/* Without a suffix; by the program's own pattern where no pack knows the entry. (transfer full) */
char *jj_file_name_make (const JjFileName *what, JjPlan *plan, JjPackSet *packs);

/* Whether a file is called as prescribed. name: with or without folder and suffix. Where it is not,
 * the error (G_IO_ERROR_INVALID_FILENAME) says what it should be called. " (2)" and the like at the
 * end, which browsers and desktops add to copies, are let pass. */
gboolean jj_file_name_check (const JjFileName *what,
                             JjPlan *plan,
                             JjPackSet *packs,
                             const char *name,
                             GError **error);

G_END_DECLS
