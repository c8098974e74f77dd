import type { FindingCode, FindingParams } from '../../domain/findings.js';
import type { GroundCode, GroundMode } from '../../domain/grounds/ground.js';
import type { UnitAnswer } from '../../domain/settlement.js';
import type { ReasonCode, ReasonParams, Standing } from '../../domain/standing.js';
import type { Problem, ProblemCode, UserProblems } from '../../user-error.js';
import { answerFindings, answerTitles, checkForms, checkFormProblems } from './check-forms-en.js';
import { applying, sayEmptied, sayShare } from './apply-en.js';
import {
  cardFields,
  cardFindings,
  cardFindingTitles,
  cardHelp,
  cardProblems,
  certificate,
} from './cards-en.js';
import { columnNotes } from './column-notes-en.js';
import { sayOfficers } from './facts-en.js';
import { groundReasons, grounds, isGround } from './grounds-en.js';
import { notice } from './notice-en.js';
import { explain } from './rules-en.js';
import { profile } from './profile-en.js';
import { policy, policyStops, type LocatedProblem } from './policy-en.js';
import { removals } from './removals-en.js';
import { bracketed, cardStates, labelled, list, plural, word } from './wording-en.js';

interface Said {
  message: string;
  hint: string;
}
type Explained<Codes extends string, Params extends Record<Codes, unknown>> = {
  [C in Codes]: (params: Params[C]) => Said;
};

const closest = (names: readonly string[]): string =>
  names.length > 0 ? `Closest known: ${names.join(' · ')}. ` : '';
const sayDuration = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
const place = ({ file, line }: { file: string; line: number }): string => `${file}, line ${line}`;

/** Each finding in a few words, for counts. */
const findingTitles: Record<FindingCode, string> = {
  ...answerTitles,
  'id-missing': 'no identity number',
  'id-length': 'identity number too short or too long',
  'id-characters': 'identity number with other characters',
  'id-date': 'identity number without a real birth date',
  'id-check-digit': 'identity number failing its check digit',
  'id-scientific': 'identity number cut by Excel (scientific form)',
  'id-truncated': 'identity number cut by Excel (ends in 000)',
  'id-converted': '15-digit identity number converted',
  'id-suspect-zeros': 'identity number with suspect zeros',
  'id-corrected': 'identity number corrected since',
  'name-missing': 'no name',
  'name-damaged': 'name with a lost character',
  'name-mismatch': 'identity number under two names',
  'name-changed': 'new name taken',
  'sex-mismatch': 'sex not that of the identity number',
  'unit-missing': 'no unit',
  'unit-unknown': 'unknown unit',
  'unit-ambiguous': 'ambiguous unit',
  'unit-closed': 'unit closed before the exam',
  'unit-merged': 'unit merged before the exam',
  'unit-read-as': 'unit read under its full name',
  'unit-created': 'unit created',
  'unit-changed': 'moved to another unit',
  'value-unknown': 'unknown value',
  'date-invalid': 'not a real date',
  'state-undated': 'state without a date',
  'state-contradiction': 'state contradicting what is known',
  'columns-extra': 'too many cells',
  'quote-unbalanced': 'unclosed quotation mark',
  'column-unused': 'unused column',
  'origin-other-round': 'row rejected from another round',
  'name-is-number': 'identity number for a name',
  'sheet-skipped': 'sheet without a header',
  'title-names-other': 'title of another unit',
  'alias-shared': 'alias of two units',
  'sheet-hidden': 'hidden sheet',
  'rows-hidden': 'hidden rows',
  'result-missing': 'no result',
  'result-contradiction': 'score contradicting the result',
  'score-out-of-range': 'score out of range',
  'score-unreadable': 'unreadable score',
  'result-changed': 'result changed',
  'duplicate-sitting': 'duplicate sitting',
  'not-registered': 'result without a sign-up',
  'exam-date-mismatch': 'exam date far from the round',
  'duplicate-officer': 'duplicate officer',
  'officer-unknown': 'unknown officer',
  'number-missing': 'no certificate number',
  'number-unusual': 'unusual certificate number',
  'exempt-kind-unknown': 'exempt for an unknown reason',
  'number-taken': 'certificate number of another person',
  'certificate-conflict': 'certificate with other dates',
  'duplicate-certificate': 'duplicate certificate',
  'dates-missing': 'no date of issue',
  'dates-reversed': 'ends before it was issued',
  'expiry-computed': 'expiry computed',
  'code-missing': 'no unit code',
  'unit-name-taken': 'unit name taken',
  'merge-target-unknown': 'merged into an unknown unit',
  'duplicate-unit': 'duplicate unit',
  'credit-code-invalid': 'credit code failing its check',
  'district-unknown': 'unknown district',
  'unit-renamed': 'unit renamed',
  'number-scientific': 'number turned into scientific form',
  'authority-changed': 'authority changed',
  'posting-newer': 'a newer posting stands',
  'unit-differs': 'other unit on record',
  'unit-undated': 'move counted from an assumed day',
  'act-in-future': 'enforcement act in the future',
  'year-missing': 'no year',
  'year-invalid': 'not a year up to now',
  'year-contradiction': 'two years for one appraisal',
  'appraisal-undated': 'appraisal without a year',
  'record-changed': 'record changed',
  'hours-missing': 'no class hours',
  'hours-invalid': 'no number of class hours',
  'duplicate-training': 'duplicate training',
  'training-added': 'more hours of one course',
  'correction-empty': 'nothing to change',
  'merge-needed': 'new number belongs to another person',
  'number-of-other': 'new number was that of another person',
  'merge-conflict': 'two persons who cannot be one',
  ...cardFindingTitles,
};

const resultWords =
  '合格 (passed), 不合格 (failed), 缺考 (absent), 违纪 (breach), 作弊 (cheating) or 免考 (exempt)';

/** Everything an import says of a row. */
const findings: Explained<FindingCode, FindingParams> = {
  ...answerFindings,
  'id-missing': () => ({
    message: 'the identity number is missing',
    hint: 'Fill it in; a person is known by it alone.',
  }),
  'id-length': ({ value, length }) => ({
    message: `identity number ${value} has ${plural(length, 'character')}, not 18 (or 15)`,
    hint: 'Compare it with the identity card.',
  }),
  'id-characters': ({ value }) => ({
    message: `identity number ${value} contains characters other than digits and a final X`,
    hint: 'Compare it with the identity card.',
  }),
  'id-date': ({ value }) => ({
    message: `identity number ${value} has no real birth date in digits 7 to 14`,
    hint: 'Compare it with the identity card.',
  }),
  'id-check-digit': ({ value }) => ({
    message: `identity number ${value} fails its check digit: at least one character is wrong`,
    hint: 'Compare it with the identity card.',
  }),
  'id-scientific': ({ value }) => ({
    message: `Excel turned the identity number into ${value}; its last digits are lost`,
    hint: 'Set the column to Text in the original table, type the number again, and export once more.',
  }),
  'id-truncated': ({ value }) => ({
    message: `identity number ${value} ends in 000: Excel kept 15 digits and lost the rest`,
    hint: 'Set the column to Text in the original table, type the number again, and export once more.',
  }),
  'id-converted': ({ value }) => ({
    message: `15-digit identity number ${value} was taken in its 18-digit form`,
    hint: 'Nothing to do if the person is the right one.',
  }),
  'id-suspect-zeros': ({ value }) => ({
    message: `identity number ${value} ends in 000 and passes its check digit; Excel may still have lost digits (1 in 11 such numbers passes by chance)`,
    hint: 'Compare it with the identity card.',
  }),
  'id-corrected': ({ value, number }) => ({
    message: `identity number ${value} was corrected to ${number}; the row counts for that person`,
    hint: 'Write the new number in the next list.',
  }),
  'name-missing': () => ({ message: 'the name is missing', hint: 'Fill it in.' }),
  'name-damaged': ({ value }) => ({
    message: `name ${value} has lost a character (a rare one, saved in an encoding without it)`,
    hint: 'Type the name again and save the file as UTF-8.',
  }),
  'name-mismatch': ({ name, known, first }) => ({
    message: `this identity number belongs to ${known}${first ? bracketed(place(first)) : ''}, not to ${name}`,
    hint: 'Correct the name or the number; a changed name is recorded by importing the list of officers with --accept-name-changes.',
  }),
  'name-changed': ({ name, known }) => ({
    message: `${known} is now called ${name}; the former name is kept`,
    hint: 'Nothing to do if that is right.',
  }),
  'sex-mismatch': ({ value }) => ({
    message: `sex ${value} does not fit digit 17 of the identity number, which decides`,
    hint: 'Check whether the number is that of another person.',
  }),
  'unit-missing': () => ({
    message: 'the unit is missing',
    hint: 'Fill it in, or name the unit of the whole file with --unit.',
  }),
  'unit-unknown': ({ value, candidates }) => ({
    message: `unit ${value} is not in the register`,
    hint: `${closest(candidates)}Correct the name, give the unit an alias (qualreg unit alias UNIT NAME, or the list of units), or, if it really is a new unit, create it with --create-units.`,
  }),
  'unit-ambiguous': ({ value, candidates }) => ({
    message: `unit ${value} may be ${list(candidates)}`,
    hint: 'Write the full name or the code.',
  }),
  'unit-closed': ({ value, on }) => ({
    message: `unit ${value} was closed on ${on}, before the exam`,
    hint: 'Write the unit that took its place.',
  }),
  'unit-merged': ({ from, to, on }) => ({
    message: `${from} was merged into ${to} as of ${on}; the row was read as one of ${to}`,
    hint: 'Nothing to do if that is right.',
  }),
  'unit-read-as': ({ value, unit }) => ({
    message: `unit ${value} was read as ${unit}`,
    hint: 'Nothing to do if that is right. If not, write the code, or give the right unit this name: qualreg unit alias UNIT NAME.',
  }),
  'unit-created': ({ value, code }) => ({
    message: `unit ${value} was created with the provisional code ${code}`,
    hint: 'Import the list of units with this name to give it its own code.',
  }),
  'unit-changed': ({ from, to, on }) => ({
    message: `moved from ${from} to ${to}, as of the exam on ${on}`,
    hint: 'Fill in the staffing at the new unit in the next list of officers.',
  }),
  'value-unknown': ({ value, allowed }) => ({
    message: `"${value}" is not one of the values known here`,
    hint: `Known are ${list(allowed)}, and their Chinese words.`,
  }),
  'date-invalid': ({ value }) => ({
    message: `"${value}" is not a real date`,
    hint: 'Write it as 2024-05-06 (2024.5.6, 2024/5/6, 2024年5月6日 and 20240506 are understood too).',
  }),
  'state-undated': ({ state, on }) => ({
    message: `state "${word(state)}" has no date and counts from ${on}, the day of the import (--as-of)`,
    hint: 'Fill in the date if another day is right, and import the list again.',
  }),
  'state-contradiction': ({ state, known }) => ({
    message: `state "${word(state)}" contradicts ${sayKnown(known)}`,
    hint: 'Correct the state or its date.',
  }),
  'columns-extra': ({ column }) => ({
    message: `column ${column} has a cell here, but no heading`,
    hint: 'Give the column a heading. If the cells have moved, put the one that holds the separator in quotation marks.',
  }),
  'quote-unbalanced': ({ lines }) => ({
    message: `a quotation mark was not closed and took ${plural(lines, 'line')} into one cell`,
    hint: 'Remove or close the quotation mark; the rows in that cell were not read.',
  }),
  'column-unused': ({ value }) => ({
    message: `column "${value}" is not used`,
    hint: "If it holds something needed, name its field: --map 'HEADING=field'.",
  }),
  'origin-other-round': ({ value, exam }) => ({
    message: `this row was rejected from round ${value}, not ${exam}`,
    hint: `Import the rows of each round by themselves.`,
  }),
  'name-is-number': ({ value }) => ({
    message: `the name is ${value}, which looks like an identity number`,
    hint: 'Write the name; the columns may have moved.',
  }),
  'sheet-skipped': ({ sheet }) => ({
    message: `sheet "${sheet}" has no header of this kind and was left out`,
    hint: 'Nothing to do if it holds notes or totals; else give it the headings of the other sheets.',
  }),
  'title-names-other': ({ value, unit }) => ({
    message: `the title names ${value}, but the rows were taken as those of ${unit} (--unit)`,
    hint: 'If the title is right: imports undo, and import again without --unit.',
  }),
  'alias-shared': ({ value, unit }) => ({
    message: `${value} is also a name of ${unit}; a roster that says ${value} will be refused`,
    hint: 'Give each unit names of its own, or have rosters write the full name.',
  }),
  'sheet-hidden': ({ sheet }) => ({
    message: `sheet "${sheet}" is hidden in the workbook; its rows were read`,
    hint: 'Delete the sheet if its rows do not belong to the table, and import again.',
  }),
  'rows-hidden': ({ count }) => ({
    message: `${plural(count, 'row')} from here on ${count === 1 ? 'is' : 'are'} hidden in the workbook and ${count === 1 ? 'was' : 'were'} read like the others`,
    hint: 'Clear the filter to see them; delete them if they do not belong to the table, and import again.',
  }),
  'result-missing': () => ({
    message: 'there is no result; an empty cell is not 0',
    hint: `Fill in the score, or ${resultWords}.`,
  }),
  'result-contradiction': ({ score, outcome }) => ({
    message: `score "${score}" contradicts the result "${outcome}"`,
    hint: 'Correct the one that is wrong.',
  }),
  'score-out-of-range': ({ value }) => ({
    message: `score ${value} is not between 0 and 100`,
    hint: 'Correct the score.',
  }),
  'score-unreadable': ({ value }) => ({
    message: `"${value}" is not a score`,
    hint: `Write a number, or ${resultWords}.`,
  }),
  'result-changed': ({ from, to }) => ({
    message: `the result on record was changed from ${sayResult(from)} to ${sayResult(to)}`,
    hint: 'Nothing to do if that is right; imports undo brings the old one back.',
  }),
  'duplicate-sitting': ({ first }) => ({
    message: `this person is already in this round: ${place(first)}`,
    hint: 'A person sits once in a round, for one unit. Delete the row that is too much; a result that was corrected since is taken with --accept-result-changes.',
  }),
  'not-registered': () => ({
    message: 'this person has a result, but did not sign up for the round',
    hint: 'The result was taken. Check the identity number, or import the sign-up roster of the unit if it is missing.',
  }),
  'exam-date-mismatch': ({ on, heldOn }) => ({
    message: `the exam date ${on} is far from the round's, ${heldOn}`,
    hint: 'Correct the date, or check that the file belongs to this round.',
  }),
  'duplicate-officer': ({ first }) => ({
    message: `this person is listed twice, first on line ${first.line}`,
    hint: 'Keep the row that is right and delete the other.',
  }),
  'officer-unknown': ({ value }) => ({
    message: `nobody in the register has identity number ${value}`,
    hint: 'Import the list of officers with this person first, or correct the number.',
  }),
  'act-in-future': ({ on, today }) => ({
    message: `the last enforcement act is dated ${on}, after the day of the import (${today})`,
    hint: 'Correct the date, or import with --as-of and the day of the list.',
  }),
  'year-missing': () => ({ message: 'the year is missing', hint: 'Fill it in, as 2024.' }),
  'year-invalid': ({ value, until }) => ({
    message: `"${value}" is not a year up to ${until}`,
    hint: 'Write one year with four digits, as 2024.',
  }),
  'year-contradiction': ({ year, other }) => ({
    message: `the appraisal says ${year}, the column of the year ${other}`,
    hint: 'Correct the one that is wrong.',
  }),
  'appraisal-undated': ({ year }) => ({
    message: `the appraisal has no year and counts for ${year}, the last complete one on the day of the import (--as-of)`,
    hint: 'Fill in the year if another one is right, and import the list again.',
  }),
  'record-changed': ({ of, from, to }) => ({
    message: `what is on record for ${of}, ${word(from)}, was changed to ${word(to)}`,
    hint: 'Nothing to do if that is right; imports undo brings the old one back.',
  }),
  'hours-missing': () => ({
    message: 'neither class hours nor minutes are filled in',
    hint: 'Fill in one of the two.',
  }),
  'hours-invalid': ({ value }) => ({
    message: `"${value}" is no number of class hours above 0 and up to 2000`,
    hint: 'Write a number, as 12 or 7.5.',
  }),
  'duplicate-training': ({ first }) => ({
    message: `the same training of this person stands on line ${first.line} already`,
    hint: 'Delete the row that is too much, or name the courses if there were two.',
  }),
  'training-added': ({ year, hours }) => ({
    message: `of the same course ${plural(hours, 'class hour')} in ${year} are on record already; these count besides`,
    hint: 'Nothing to do if both took place. If this row replaces the other, take the earlier import back (imports undo).',
  }),
  'number-missing': () => ({ message: 'the certificate number is missing', hint: 'Fill it in.' }),
  'number-unusual': ({ value }) => ({
    message: `certificate number ${value} does not have the usual form`,
    hint: 'Nothing to do for older certificates and those of ministries.',
  }),
  'exempt-kind-unknown': ({ value, kinds }) => ({
    message: `exempt, but the remark "${value}" names no kind of exemption known to the policy`,
    hint: `Known are ${list(kinds)}. Correct the remark or the result; the exemption was taken as it is.`,
  }),
  'number-taken': ({ value, first }) => ({
    message: `certificate ${value} belongs to another person${bracketed(place(first))}`,
    hint: 'Correct the number or the identity number.',
  }),
  'certificate-conflict': ({ value, issuedOn, expiresOn, first }) => ({
    message: `certificate ${value} is on record as valid from ${issuedOn} up to and including ${expiresOn}${bracketed(place(first))}`,
    hint: 'A certificate keeps its dates until it is renewed (qualreg certificate renew). Correct the dates.',
  }),
  'duplicate-certificate': ({ value, first }) => ({
    message: `certificate ${value} is listed twice, first on line ${first.line}`,
    hint: 'Keep the row that is right and delete the other.',
  }),
  'dates-missing': () => ({ message: 'the date of issue is missing', hint: 'Fill it in.' }),
  'dates-reversed': ({ issuedOn, expiresOn }) => ({
    message: `the certificate is valid until ${expiresOn}, which is before its date of issue, ${issuedOn}`,
    hint: 'Correct the one that is wrong.',
  }),
  'expiry-computed': ({ expiresOn, years }) => ({
    message: `no date of expiry given; with ${plural(years, 'year')} of validity it is ${expiresOn}`,
    hint: 'Fill in the date if another one is printed on the card.',
  }),
  'code-missing': () => ({ message: 'the code of the unit is missing', hint: 'Fill it in.' }),
  'unit-name-taken': ({ value, code }) => ({
    message: `the name ${value} belongs to the unit with code ${code}`,
    hint: 'Correct the code or the name.',
  }),
  'merge-target-unknown': ({ value, candidates }) => ({
    message: `${value}, into which the unit was merged, is not in the register`,
    hint: `${closest(candidates)}Correct the name and import the list again.`,
  }),
  'duplicate-unit': ({ value, first }) => ({
    message: `code ${value} is listed twice, first on line ${first.line}`,
    hint: 'Keep the row that is right and delete the other.',
  }),
  'credit-code-invalid': ({ value }) => ({
    message: `credit code ${value} fails its check character (GB 32100)`,
    hint: 'Check it; some official codes fail, so it was taken as it is.',
  }),
  'district-unknown': ({ value }) => ({
    message: `district ${value} is not one of the city's`,
    hint: 'Check it; it was taken as it is.',
  }),
  'number-scientific': ({ value }) => ({
    message: `Excel turned a long number into ${value}; its last digits are lost`,
    hint: 'Set the column to Text in the original table, type the number again, and export once more.',
  }),
  'authority-changed': ({ from, to }) => ({
    message: `the authority changes from ${word(from)} to ${word(to)}, for every date`,
    hint: 'Nothing to do if that is right; without authority nobody of the unit may enforce.',
  }),
  'posting-newer': ({ unit, since }) => ({
    message: `the row is kept as history: a newer posting at ${unit} since ${since} stands`,
    hint: 'If the person is no longer there, give the row the day from which it holds.',
  }),
  'unit-differs': ({ value, known }) => ({
    message: `the row says the person was at ${value}; on record is ${known}`,
    hint: 'Check that the row is about the right person.',
  }),
  'unit-undated': ({ value, on }) => ({
    message: `the move to ${value} counts from ${on}: the row gives no date, or one before the person came to the other unit`,
    hint: 'If another day is right, import the list of officers with it.',
  }),
  'correction-empty': () => ({
    message: 'there is nothing to change: the new name, sex, identity number and unit are all empty',
    hint: 'Fill in what changes, or leave the row out.',
  }),
  'merge-needed': ({ value, name, first }) => ({
    message: `the new identity number ${value} belongs to ${name}${bracketed(place(first))}`,
    hint: 'Correct the number. Only if both are one and the same person, add --merge: their histories become one.',
  }),
  'number-of-other': ({ value, name, first }) => ({
    message: `the new identity number ${value} is a former number of ${name}${bracketed(place(first))}`,
    hint: 'Correct the number; one that was used for somebody keeps finding that person.',
  }),
  'merge-conflict': ({ name, first, ...shared }) => ({
    message: `cannot be made one with ${name}${bracketed(place(first))}: both ${'exam' in shared ? `are in round ${shared.exam}` : `are flagged in cleanup plan ${shared.plan}`}`,
    hint: 'One person is in a round or a plan once. Check whether they are one person at all.',
  }),
  ...cardFindings,
  'holder-not-qualified': ({ name, because }) => ({
    message: `${name} is not qualified for a certificate${because ? `: ${(reasons[because.code] as (params: unknown) => string)(because.params)}` : ''}`,
    hint: 'A certificate needs a pass or exemption that has not lapsed: import the results of the exam first.',
  }),
  'unit-renamed': ({ from, to }) => ({
    message: `${from} is now called ${to}; the former name still finds it`,
    hint: 'Nothing to do if that is right.',
  }),
};

/** A result comes as the code of its outcome and its scores. */
function sayResult(result: string): string {
  const [outcome = '', ...scores] = result.split(' ');
  return scores.length === 0 ? word(outcome) : `${word(outcome)} (${scores.join(', ')})`;
}

/** What is known comes as a date of the same row, or as the code of an event on record and its date. */
function sayKnown(known: string): string {
  const [kind = '', on] = known.split(' ');
  return on === undefined ? `the date ${known}` : `what is on record: ${word(kind)} on ${on}`;
}

/** Everything that stops a command because of a file, a register or a flag. */
const problems: Explained<ProblemCode, UserProblems> = {
  ...checkFormProblems,
  'file-missing': ({ path }) => ({
    message: `${path}: no such file`,
    hint: 'Check the path and the spelling.',
  }),
  'file-is-directory': ({ path }) => ({
    message: `${path} is a folder, not a file`,
    hint: `Name the files in it, e.g. ${path}/*.csv.`,
  }),
  'file-not-regular': ({ path }) => ({
    message: `${path} is not a regular file`,
    hint: 'Save the data in a file first; it is read twice.',
  }),
  'file-unreadable': ({ path, reason }) => ({
    message: `${path} cannot be read${bracketed(reason)}`,
    hint: 'Check who may read it.',
  }),
  'file-unwritable': ({ path, reason }) => ({
    message: `${path} cannot be written${bracketed(reason)}`,
    hint: 'Choose another folder, or check who may write there.',
  }),
  'file-in-use': ({ path }) => ({
    message: `${path} is the register or an input of this command and was left as it is`,
    hint: 'Choose another name.',
  }),
  'file-exists': ({ path }) => ({
    message: `${path} exists already and was left as it is`,
    hint: 'Choose another name, or add --yes to replace it.',
  }),
  'file-format-unknown': ({ path, allowed }) => ({
    message: `the name ${path} does not say what kind of file it is to be`,
    hint: `End it in ${allowed.join(' or ')}.`,
  }),
  'file-twice': ({ path }) => ({
    message: `${path} is named twice`,
    hint: 'Name each file once.',
  }),
  'file-empty': ({ path }) => ({ message: `${path} is empty`, hint: 'Export the table again.' }),
  'file-binary': ({ path }) => ({
    message: `${path} is not a text table`,
    hint: 'Save the table as CSV (comma separated, UTF-8).',
  }),
  'workbook-unknown': ({ path }) => ({
    message: `${path} is a packed file, but not a workbook`,
    hint: 'Is it the right file? Workbooks are .xlsx, .xls, .ods and .et.',
  }),
  'workbook-encrypted': ({ path }) => ({
    message: `${path} is protected by a password`,
    hint: 'Open it in Excel or WPS, remove the password, save it, and import it again.',
  }),
  'workbook-damaged': ({ path }) => ({
    message: `${path} is damaged: it is cut off, or its content cannot be read`,
    hint: 'Ask for the file again; if it opens in Excel or WPS, save it there under another name.',
  }),
  'workbook-too-large': ({ path }) => ({
    message: `${path} unpacks to more than is allowed`,
    hint: 'No roster does that: it has more than 512 MiB (--unpack-limit), more than a hundred times its own size, or cells far outside its table. If it is one, copy its rows into a new workbook.',
  }),
  'unpack-limit-malformed': ({ value }) => ({
    message: `--unpack-limit ${value} is not a number of MiB`,
    hint: 'Write a whole number, e.g. 1024.',
  }),
  'sheet-missing': ({ path, sheet, sheets }) => ({
    message: `${path} has no sheet "${sheet}"`,
    hint: `It has ${list(sheets.map((one, i) => `${i + 1} ${one}`))}.`,
  }),
  'sheets-differ': ({ path, sheets }) => ({
    message: `${path}: the sheets ${list(sheets)} have different headings`,
    hint: 'Import them one by one: --sheet NAME.',
  }),
  'unit-needed': ({ path, unit, from, candidates }) => ({
    message: `${path} has no unit column${unit === null ? `; its title and name speak of ${list(candidates)}` : ''}`,
    hint:
      unit === null
        ? 'Say whose people it lists: --unit NAME.'
        : `Its ${from === 'title' ? 'title' : 'file name'} names ${unit}. If that is right: --unit '${unit}'; to take what every title or file name says: --yes.`,
  }),
  'files-failed': ({ failed, of }) => ({
    message: `${failed.length} of ${plural(of, 'file')} cannot be taken, so nothing was written`,
    hint: [
      ...failed.map(({ problem }) => `\n  ${sayProblem(problem)}`),
      '\nTo import the others without them: --keep-going.',
    ].join(''),
  }),
  'mapping-not-found': ({ mapping }) => ({
    message: `there is no mapping ${mapping}`,
    hint: 'qualreg mappings list shows all.',
  }),
  'exam-rounds-differ': ({ path, exam, other }) => ({
    message: `${path} is of round ${exam}, the files before it of ${other}`,
    hint: 'Import the files of each round by themselves.',
  }),
  'mapping-heading-missing': ({ heading, headings }) => ({
    message: `--map names "${heading}", but no table has that heading`,
    hint: `Headings are ${list(headings)}.`,
  }),
  'exam-origin-differs': ({ path, exam, given }) => ({
    message: `${path} holds rows rejected from round ${exam}, not ${given}`,
    hint: `Leave --exam out, or write --exam ${exam}.`,
  }),
  'file-changed': ({ path }) => ({
    message: `${path} was changed while it was being read`,
    hint: 'Nothing was written. Close the program that writes it and import again.',
  }),
  'encoding-unknown': ({ path, encoding }) => ({
    message: encoding
      ? `${path} is not valid ${encoding} or that encoding is not read`
      : `${path} is neither UTF-8 nor GB18030`,
    hint: 'Save the table as "CSV UTF-8".',
  }),
  'encoding-unsupported': ({ encoding }) => ({
    message: `encoding ${encoding} is not known`,
    hint: 'Use utf-8 or gb18030 (also for GBK and GB2312).',
  }),
  'csv-broken': ({ path, line, reason }) => ({
    message: {
      'quote-open': `${path}: a quotation mark opened at or after line ${line} is never closed`,
      'record-too-long': `${path}: the record at line ${line} is longer than 1 MiB`,
      other: `${path}: line ${line} cannot be read as a table`,
    }[reason],
    hint: 'Look for a lone quotation mark at that line.',
  }),
  'header-missing': ({ path, kind, seen }) => ({
    message: `${path}: none of the first 20 lines holds headings of ${rosterNames[kind] ?? kind}`,
    hint: `${seen.length > 1 ? `The fullest row says: ${list(seen)}. ` : ''}The first row of the table must name the columns; say what yours are: --map 'HEADING=field'. Is it the right file?`,
  }),
  'columns-missing': ({ path, line, missing, unused, doubled }) => ({
    message: [
      `${place({ file: path, line })}: no column for ${missing.map((one) => one.fields.map(nameField).join(' or ')).join(', ')}`,
      ...doubled.map(sayDoubled),
    ].join('; '),
    hint:
      unused.length > 0
        ? `${unused.length === 1 ? 'Column' : 'Columns'} not understood: ${list(unused)}. Rename ${unused.length === 1 ? 'it' : 'one'}, or say what it is: ${list(missing.map(exampleMapping))}.`
        : 'Add the column, or check that the file is of this kind. A unit for the whole file can be given with --unit.',
  }),
  'columns-doubled': ({ path, line, doubled }) => ({
    message: `${place({ file: path, line })}: ${doubled.map(sayDoubled).join('; ')}`,
    hint: "Rename or remove the one that is not meant, or say which one is: --map 'HEADING=field'.",
  }),
  'mapping-malformed': ({ mapping }) => ({
    message: `--map ${mapping} is not of the form HEADING=field`,
    hint: "Example: --map '工号=ticket'.",
  }),
  'rejects-for-several': ({ path }) => ({
    message: `--rejects ${path} names one file for the rejected rows of several`,
    hint: 'Leave it out (each file gets its own), or import one file at a time.',
  }),
  'mapping-field-unknown': ({ field, allowed }) => ({
    message: `--map: there is no field ${field}`,
    hint: `Fields: ${list(allowed)}.`,
  }),
  'unit-not-found': ({ unit, candidates }) => ({
    message: `no single unit is known as ${unit}`,
    hint: `${closest(candidates)}See "qualreg unit list".`,
  }),
  'unit-name-missing': () => ({
    message: 'the name of the unit is empty',
    hint: 'Write the name; one with blanks in it stands in quotation marks.',
  }),
  'unit-name-unchanged': ({ unit }) => ({
    message: `${unit} has that name already`,
    hint: 'There is nothing to change.',
  }),
  'unit-name-in-use': ({ name, units }) => ({
    message: `${name} is a name of ${units.join(' and of ')}`,
    hint: 'A name stands for one unit. Take it away there first (qualreg unit alias UNIT --remove NAME), or, if the units are one, merge them: qualreg unit merge.',
  }),
  'unit-alias-known': ({ unit, name }) => ({
    message: `${unit} is found by the name ${name} already`,
    hint: 'Leave that name out; nothing was changed.',
  }),
  'unit-alias-unknown': ({ unit, name, known }) => ({
    message: `${name} is no alias of ${unit}`,
    hint: known.length > 0 ? `Its aliases: ${list(known)}.` : 'It has no alias.',
  }),
  'unit-is-closed': ({ unit, on }) => ({
    message: `${unit} is closed already, as of ${on}`,
    hint: 'If that is wrong, take back the import or the command that closed it. What it was merged into can be given in a list of units (merged into, 并入单位).',
  }),
  'unit-merge-self': ({ unit }) => ({
    message: `${unit} cannot be merged into itself`,
    hint: 'Name the unit that takes its place with --into.',
  }),
  'unit-merge-circle': ({ unit, into }) => ({
    message: `${into} was itself merged into ${unit}`,
    hint: 'Name a unit that is open with --into.',
  }),
  'unit-target-closed': ({ unit, on, successor }) => ({
    message: `${unit} is closed since ${on} and cannot take the place of another`,
    hint:
      successor === null ? 'Name a unit that is open with --into.' : `It was merged: --into ${successor}.`,
  }),
  'unit-closed-too-early': ({ unit, on, other, otherOn }) => ({
    message: `${unit} cannot be closed on ${on}: ${other} was merged into it later, on ${otherOn}`,
    hint: 'Correct the day (--on), or the merger of the other.',
  }),
  'officer-not-found': ({ id }) => ({
    message: `nobody has the identity or certificate number ${id}`,
    hint: 'Check the number; "qualreg officer list" lists who is there.',
  }),
  'correction-refused': ({ finding }) =>
    (findings[finding.code as FindingCode] as (params: unknown) => Said)(finding.params),
  'certificate-refused': ({ finding }) =>
    (findings[finding.code as FindingCode] as (params: unknown) => Said)(finding.params),
  ...cardProblems,
  'correction-known': () => ({
    message: 'nothing changes: the register says so already',
    hint: 'Nothing was written. See "qualreg officer show ID".',
  }),
  'exam-not-found': ({ exam, known }) => ({
    message: `there is no round ${exam}`,
    hint:
      known.length > 0
        ? `Known: ${list(known)}.`
        : 'Import its sign-up rosters or results: qualreg import exam FILE --exam CODE.',
  }),
  'batch-not-found': ({ batch }) => ({
    message: `there is no import number ${batch}`,
    hint: 'See "qualreg imports list".',
  }),
  'reason-missing': () => ({
    message: 'the reason is empty',
    hint: 'Say why: --reason TEXT. It is kept with the change.',
  }),
  'batch-not-reversible': ({ batch }) => ({
    message: `import ${batch} was written by an older version, which did not keep what it changed; it cannot be taken back`,
    hint: 'Import a corrected list, or go back to a backup. Nothing was changed.',
  }),
  'undo-incomplete': ({ batch, kept, failed, files }) => ({
    message: `import ${batch} cannot be taken back whole: ${plural(kept, 'row')} would be kept, ${failed} would fail${files > 0 ? `, and the round or headings of ${plural(files, 'file')} would stay` : ''}`,
    hint: `Nothing was changed. See which and why: qualreg imports undo ${batch} --dry-run.`,
  }),
  'plan-not-found': ({ plan }) => ({
    message: `there is no cleanup plan ${plan}`,
    hint: 'See "qualreg cleanup list".',
  }),
  'exam-code-missing': () => ({
    message: 'it is not said which round this is',
    hint: 'Give one, e.g. --exam 2024-1.',
  }),
  'exam-date-unknown': ({ exam, path }) => ({
    message: `round ${exam} is new, and ${path} does not give the date of the round`,
    hint: 'Add --held-on YYYY-MM-DD.',
  }),
  'exam-held-on-differs': ({ exam, heldOn, given }) => ({
    message: `round ${exam} was held on ${heldOn}; ${given} is too far from it`,
    hint: 'Check the code of the round, or leave --held-on out.',
  }),
  'exam-papers-differ': ({ exam, path, papers, given }) => ({
    message: `${path} has other papers${bracketed(list(given.map(word)))} than round ${exam}${bracketed(list(papers.map(word)))}`,
    hint: 'Check the code of the round.',
  }),
  'exam-closed': ({ exam, on }) => ({
    message: `round ${exam} was closed on ${on} and takes no more changes`,
    hint: `Nothing was written. To change it: qualreg exam reopen ${exam} --reason TEXT.`,
  }),
  'exam-already-closed': ({ exam, on }) => ({
    message: `round ${exam} was closed on ${on} already`,
    hint: `See "qualreg exam show ${exam}".`,
  }),
  'exam-not-closed': ({ exam }) => ({
    message: `round ${exam} is not closed`,
    hint: 'There is nothing to reopen.',
  }),
  'exam-close-too-early': ({ exam, from, given }) => ({
    message: `round ${exam} cannot be closed on ${given}: it was held or last reopened on ${from}`,
    hint: `Give --as-of ${from} or later.`,
  }),
  'exam-reopen-too-early': ({ exam, closedOn, given }) => ({
    message: `round ${exam} was closed on ${closedOn} and cannot be reopened on ${given}`,
    hint: `Give --as-of ${closedOn} or later.`,
  }),
  'date-malformed': ({ value }) => ({
    message: `${value} is not a date`,
    hint: 'Write it as 2024-12-31.',
  }),
  'year-malformed': ({ value }) => ({
    message: `"${value}" is not a year`,
    hint: 'Write four digits, e.g. 2024.',
  }),
  'number-malformed': ({ value }) => ({
    message: `${value} is not a number`,
    hint: 'Write a whole number, e.g. 1.',
  }),
  'choice-unknown': ({ value, allowed }) => ({
    message: `${value} is not one of the choices`,
    hint: `Choose one of: ${list(allowed)}.`,
  }),
  'option-unfitting': ({ option, other }) => ({
    message: `${option} does not go with ${other}`,
    hint: 'Leave one of them out.',
  }),
  'format-needs-file': ({ format }) => ({
    message: `a workbook (.${format}) goes into a file, not to the terminal`,
    hint: `Name a file: --out report.${format}`,
  }),
  'grounds-unknown': ({ ground, allowed }) => ({
    message: `there is no ground ${ground}`,
    hint: `Grounds: ${list(allowed.map((code) => (isGround(code) && grounds[code] !== code ? `${code}${bracketed(grounds[code])}` : code)))}.`,
  }),
  'max-removals-malformed': ({ value }) => ({
    message: `--max-removals ${value} is neither a number nor a percentage`,
    hint: 'Write 50 or 10%.',
  }),
  'register-missing': ({ path }) => ({
    message: `there is no register at ${path}`,
    hint: 'Create one with "qualreg init", or name another with --register.',
  }),
  'register-exists': ({ path }) => ({
    message: `${path} exists already and was left as it is`,
    hint: 'Name another file with --register, or move this one away.',
  }),
  'register-is-url': () => ({
    message: 'a PostgreSQL register is not supported yet',
    hint: 'Name a file with --register.',
  }),
  'register-not-ours': ({ path }) => ({
    message: `${path} is not a qualreg register`,
    hint: 'Name the right file with --register.',
  }),
  'register-newer': ({ path }) => ({
    message: `${path} was written by a newer version of qualreg`,
    hint: 'Update qualreg; nothing was changed.',
  }),
  'register-altered': ({ path, migration }) => ({
    message: `${path}: its schema${bracketed(migration)} is not the one this version made`,
    hint: 'Use the version that made it, or go back to a backup. Nothing was changed.',
  }),
  'register-damaged': ({ path, reason }) => ({
    message: `${path} is damaged${bracketed(reason)}`,
    hint: 'Go back to the last backup. Nothing was changed.',
  }),
  'register-locked': ({ path }) => ({
    message: `${path} is being written by another process`,
    hint: 'Wait until it has finished and try again. Nothing was changed.',
  }),
  'database-unloadable': ({ reason }) => ({
    message: `the database part of qualreg cannot be loaded here${bracketed(reason)}`,
    hint: 'It is compiled for one version of Node.js: run "npm rebuild better-sqlite3" where qualreg is installed, or install qualreg again. The register is as it was.',
  }),
  'register-unreadable': ({ path, reason }) => ({
    message: `${path} cannot be opened${bracketed(reason)}`,
    hint: 'Check who may read and write it and its folder.',
  }),
  'register-read-only': ({ path }) => ({
    message: `${path} may only be read`,
    hint: 'Check who may write it and its folder. Nothing was changed.',
  }),
  'disk-full': ({ path }) => ({
    message: `the disk of ${path} is full`,
    hint: 'Make room and try again. Nothing was changed.',
  }),
  'policy-not-text': ({ path }) => policyStops.notText(path),
  'policy-wrong': ({ path, problems, more }) =>
    policyStops.wrong(path, (problems as LocatedProblem[]).map(policy.located), more),
  'policy-confirmation-needed': ({ changes }) => policyStops.unconfirmed(changes),
  'plan-applied': ({ plan, on }) => ({
    message: `plan ${plan} was applied on ${on}`,
    hint: `To undo it: qualreg cleanup undo ${plan}.`,
  }),
  'plan-not-applied': ({ plan, asOf }) =>
    asOf === undefined
      ? { message: `plan ${plan} is not applied`, hint: 'There is nothing to undo.' }
      : {
          message: `plan ${plan} was not applied by ${asOf}: no card is cancelled yet`,
          hint: `Apply it first (qualreg cleanup apply ${plan}), or give a later day with --as-of.`,
        },
  'notice-empty': ({ plan }) => ({
    message: `plan ${plan} cancelled no card`,
    hint: 'There is nothing to announce.',
  }),
  'plan-before-date': ({ plan, asOf, given }) => ({
    message: `plan ${plan} was made as of ${asOf} and cannot take effect on ${given}`,
    hint: `Give --as-of ${asOf} or later.`,
  }),
  'plan-before-answer': ({ plan, on, given }) => ({
    message: `plan ${plan} was answered or decided on ${on} and cannot take effect on ${given}`,
    hint: `Give --as-of ${on} or later.`,
  }),
  'plan-outdated': ({ plan }) => ({
    message: `plan ${plan} was made by an earlier version, which kept neither the policy nor the facts that were reviewed`,
    hint: 'Nothing was written. Make a new plan: qualreg cleanup plan.',
  }),
  'plan-stale': ({ plan, officers, asOf }) => ({
    message: `plan ${plan} is stale: since it was made, the facts of ${plural(officers.length, 'person', 'persons')} changed:${sayOfficers(officers)}`,
    hint: `Nothing was written. Look at them again: qualreg cleanup refresh ${plan} --as-of ${asOf}`,
  }),
  'plan-moved': ({ plan }) => ({
    message: `plan ${plan} has changed since it was shown for confirmation: an answer, a decision or a card came in between`,
    hint: `Nothing was written. See what it does now: qualreg cleanup show ${plan}. Then give the command again.`,
  }),
  'undo-stale': ({ plan, officers }) => ({
    message: `plan ${plan} cannot be undone: something has happened since to the certificates of ${plural(officers.length, 'person', 'persons')}:${sayOfficers(officers)}`,
    hint: 'Nothing was written. What followed must be taken back first.',
  }),
  'too-many-removals': ({ removals, holders, limit, given, from, emptied }) => ({
    message: [
      `the plan would remove ${removals} of ${plural(holders, 'holder')} (${sayShare(removals, holders)})`,
      `; ${from === 'flag' ? `--max-removals ${given}` : `its policy, at most ${given} of the holders,`} allows ${limit}, ${removals - limit} fewer`,
      ...(emptied.length > 0 ? [`; and ${sayEmptied(emptied)}`] : []),
    ].join(''),
    hint: `Nothing was written. Review the plan, or raise the limit with --max-removals${emptied.length > 0 ? ' and add --allow-empty-units' : ''}.`,
  }),
  'units-left-empty': ({ emptied }) => ({
    message: sayEmptied(emptied),
    hint: 'Nothing was written. Review the plan, close units that are no more, or add --allow-empty-units.',
  }),
  'confirmation-needed': ({ removals }) => ({
    message: `this removes ${plural(removals, 'person', 'persons')} from enforcement and was not confirmed`,
    hint: 'Nothing was written. Add --yes, or run it on a terminal.',
  }),
  'undo-unconfirmed': ({ restored, certificates }) => ({
    message: `this restores ${plural(restored, 'person', 'persons')} and ${plural(certificates, 'certificate')} and was not confirmed`,
    hint: 'Nothing was written. Add --yes, or run it on a terminal.',
  }),
  'confirmation-refused': ({ typed }) => ({
    message: `not confirmed: "${typed}" was typed`,
    hint: 'Nothing was written.',
  }),
  'demo-folder-not-empty': ({ path }) => ({
    message: `${path} is not empty`,
    hint: 'Name a new or empty folder.',
  }),
  interrupted: ({ rows = 0 }) => ({
    message: rows > 0 ? `interrupted after reading ${plural(rows, 'row')}` : 'interrupted',
    hint: 'Nothing was written; the register is as it was.',
  }),
};

const standings: Record<Standing, string> = {
  certified: 'certified',
  suspended: 'suspended',
  lapsed: 'lapsed',
  lost: 'lost',
  revoked: 'revoked',
  removed: 'removed',
  qualified: 'qualified',
  'pass-lapsed': 'pass lapsed',
  unqualified: 'unqualified',
};

/** The records of the register, as its tables are called. */
const recordNames: Record<string, string> = {
  unit: 'unit',
  unit_alias: 'alias',
  officer: 'person',
  officer_former_name: 'former name',
  officer_former_number: 'former identity number',
  posting: 'posting',
  certificate: 'certificate',
  certificate_event: 'certificate event',
  exam: 'round',
  sitting: 'result',
  mark: 'score',
  plan_officer: 'plan',
  plan_finding: 'plan',
  heading_mapping: 'heading mapping',
};

/** What each kind of import reads. */
const rosterNames: Record<string, string> = {
  units: 'a list of units',
  officers: 'a list of officers',
  certificates: 'a list of certificates',
  exam: 'an exam roster',
  corrections: 'a form of corrections',
  training: 'a list of training hours',
  answers: 'a check form of a cleanup',
  'card-events': 'a list of certificates',
};

const sayKept = (exams: readonly string[] = []): string =>
  exams.length === 0 ? '' : bracketed(`one paper kept from ${list(exams)}`);

const reasons: { [C in ReasonCode]: (params: ReasonParams[C]) => string } = {
  'card-valid': ({ number, expiresOn }) => `certificate ${number} is valid up to and including ${expiresOn}`,
  'card-expiring': ({ number, expiresOn, windowMonths }) =>
    `certificate ${number} expires within the next ${windowMonths === 1 ? 'month' : `${windowMonths} months`}${bracketed(`valid up to and including ${expiresOn}`)}: the exam must be sat again`,
  'card-lapsed': ({ number, expiresOn }) =>
    `certificate ${number} was valid up to and including ${expiresOn}`,
  'card-suspended': ({ number, on, until }) =>
    `certificate ${number} has been suspended since ${on}${until === null ? '' : `, up to and including ${until}`}`,
  'card-lost': ({ number, on }) => `certificate ${number} was reported lost on ${on}`,
  'card-returned': ({ number, on }) => `card ${number} was handed back on ${on}`,
  'card-replaced': ({ number, on }) => `certificate ${number} was replaced on ${on}`,
  'card-revoked': ({ number, on }) => `certificate ${number} was revoked on ${on}`,
  'card-cancelled': ({ number, on, planId, ground }) =>
    `certificate ${number} was cancelled on ${on}` +
    (planId === null ? '' : ` by cleanup plan ${planId}`) +
    (ground === null ? '' : bracketed(isGround(ground) ? grounds[ground] : ground)),
  'pass-unused': ({ exam, heldOn, until, keptFrom }) =>
    `passed or was exempt in round ${exam} on ${heldOn}${sayKept(keptFrom)}; a certificate may be applied for up to and including ${until}`,
  'pass-lapsed': ({ exam, heldOn, until, keptFrom }) =>
    `passed or was exempt in round ${exam} on ${heldOn}${sayKept(keptFrom)}, but applied for no certificate up to and including ${until}`,
  'never-passed': ({ sittings }) =>
    sittings === 0 ? 'no exam on record' : `${plural(sittings, 'exam')} on record, none passed`,
  'posting-not-active': ({ state, unit, since }) => `${word(state)} at ${unit} since ${since}`,
};

const nameField = (field: string): string => fields[field] ?? field;
const sayDoubled = ({ field, headings }: { field: string; headings: string[] }): string =>
  `${headings.map((h) => `"${h}"`).join(' and ')} both mean ${nameField(field)}`;
const exampleMapping = ({
  fields: [field],
  candidates: [heading],
}: {
  fields: string[];
  candidates: string[];
}): string => `--map '${heading ?? 'HEADING'}=${field ?? 'field'}'`;
const sayProblem = ({ code, params }: Problem): string => {
  const { message, hint } = (problems[code] as (params: unknown) => Said)(params);
  return `${message}. ${hint}`;
};

const fields: Record<string, string> = {
  code: 'unit code',
  name: 'name',
  district: 'district',
  field: 'field',
  level: 'level',
  creditCode: 'credit code',
  authority: 'authority',
  state: 'state',
  closedOn: 'closing date',
  mergedInto: 'merged into',
  aliases: 'aliases',
  idNumber: 'identity number',
  sex: 'sex',
  unit: 'unit',
  staffing: 'staffing',
  post: 'post',
  stateSince: 'date of state',
  number: 'certificate number',
  issuedOn: 'date of issue',
  expiresOn: 'valid until',
  issuer: 'issuer',
  kind: 'kind',
  ticket: 'admission ticket',
  score: 'score',
  publicLawScore: 'public law score',
  specialLawScore: 'special law score',
  outcome: 'result',
  remark: 'remark',
  examDate: 'exam date',
  newIdNumber: 'new identity number',
  newName: 'new name',
  newSex: 'new sex',
  newUnit: 'new unit',
  since: 'date of change',
  ...checkForms.fields,
  ...cardFields,
};

const percent = (rate: number | null): string => (rate === null ? '–' : `${(rate * 100).toFixed(1)}%`);

export const en = {
  lang: 'en' as 'en' | 'zh',
  findings,
  findingTitles,
  problems,
  standings,
  cardStates,
  word,
  grounds,
  groundReasons,
  explain,
  policy,
  reasons,
  fields,
  percent,
  labelled,
  bracketed,
  severity: { error: 'error', warning: 'warning' },
  modes: { certain: 'certain', confirm: 'to confirm' } satisfies Record<GroundMode, string>,
  errorPrefix: 'error',
  hintPrefix: 'hint',
  bug: 'This is a bug in qualreg. Please report it with the lines below.',
  next: (command: string) => `next: ${command}`,
  yes: 'yes',
  no: 'no',
  nothing: '–',
  total: 'Total',
  listSeparator: ', ',
  noUnit: '(no unit)',
  noDistrict: '(no district)',
  noField: '(no field)',
  columnsOmitted: (titles: string[]) =>
    `${plural(titles.length, 'column does', 'columns do')} not fit${bracketed(list(titles))}: widen the terminal, or use --json (reports also --format csv).`,
  moreRows: (n: number) => `… and ${n} more`,
  rejectsColumns: ['rejected row', 'rejection reason'] as [string, string],
  districtName: (district: { name: string | null; englishName?: string }) =>
    district.englishName ?? district.name ?? '',

  columns: {
    mapping: 'Mapping',
    headings: 'Headings',
    mapped: 'Mapped',
    file: 'File',
    rows: 'Rows',
    added: 'Added',
    updated: 'Updated',
    unchanged: 'Unchanged',
    rejected: 'Rejected',
    skipped: 'Skipped',
    warnings: 'Warnings',
    batch: 'Import',
    kind: 'Kind',
    when: 'When',
    actor: 'By',
    exam: 'Round',
    code: 'Code',
    name: 'Name',
    unitName: 'Unit name',
    district: 'District',
    field: 'Field',
    closedOn: 'Closed on',
    aliases: 'Aliases',
    heldOn: 'Held on',
    registered: 'Registered',
    sat: 'Sat',
    absent: 'Absent',
    exempt: 'Exempt',
    awaiting: 'Awaiting',
    breach: 'Breach',
    cheating: 'Cheating',
    passed: 'Passed',
    failed: 'Failed',
    units: 'Units',
    attendanceRate: 'Attendance',
    passRate: 'Pass rate',
    holdingRate: 'Holding',
    id: 'Identity number',
    unit: 'Unit',
    state: 'State',
    standing: 'Standing',
    certificate: 'Certificate',
    expiresOn: 'Valid until',
    officers: 'Officers',
    certified: 'Certified',
    expiring: 'Expiring',
    suspended: 'Suspended',
    lapsed: 'Lapsed',
    lost: 'Lost',
    revoked: 'Revoked',
    removed: 'Removed',
    qualified: 'Qualified',
    'pass-lapsed': 'Pass lapsed',
    unqualified: 'Unqualified',
    plan: 'Plan',
    asOf: 'As of',
    holders: 'Holders',
    flagged: 'Flagged',
    certain: 'Certain',
    toConfirm: 'To confirm',
    ground: 'Ground',
    findings: 'Findings',
    persons: 'Persons counted',
    mode: 'Mode',
    decision: 'Decision',
    reason: 'Reason',
    source: 'Source',
    result: 'Result',
    because: 'Because of',
    difference: 'Difference',
    undoneAt: 'Taken back',
    figure: 'Figure',
    value: 'Value',
  },

  profile,

  init: { created: (path: string) => `Created an empty register: ${path}` },

  import: {
    progress: ({ rows, rejected, file, files }: Progress, perSecond: number, secondsLeft: number | null) =>
      [
        plural(rows, 'row'),
        `${perSecond}/s`,
        ...(secondsLeft === null ? [] : [`${sayDuration(secondsLeft)} left`]),
        `${rejected} rejected`,
        ...(files > 1 ? [`file ${file} of ${files}`] : []),
      ].join(' · '),
    unitOfFile: (unit: string, from: string) =>
      `all rows are of ${unit} (${{ command: '--unit', origin: 'as when they were rejected', title: 'named in the title', 'file-name': 'named in the file name' }[from] ?? from})`,
    mapped: (mappings: readonly { heading: string; field: string }[], remembered: boolean) =>
      `${list(mappings.map(({ heading, field }) => `"${heading}" is ${nameField(field)}`))}${remembered ? ', as was said of this form before (qualreg mappings list)' : '; remembered for files of this form'}`,
    signUps: (files: number, registered: number) =>
      `${plural(files, 'sign-up roster')}: ${registered} registered, no results yet`,
    unitsOfFiles: (files: number) =>
      `${plural(files, 'file')} without a unit column: all rows are of the unit that the title or the file name gives (see --json)`,
    rejectsOfFiles: (files: number, rejected: number, first: string) =>
      `${plural(rejected, 'rejected row')} of ${plural(files, 'file')} → beside each, as ${first} (mend them there and import those files)`,
    reason: (message: string, hint: string) => `${message}. ${hint}`,
    opening: (file: number, files: number) => `looking into file ${file} of ${files}`,
    aliasTaken: (alias: string, unit: string) => `"${alias}" is now an alias of ${unit}`,
    leftOut: (failed: number) => `${plural(failed, 'file')} left out:`,
    whichHeading: (place: string, wanted: readonly string[]) =>
      `${place}: which column holds ${wanted.map(nameField).join(' or ')}?`,
    noneOfThem: 'none of them',
    otherUnit: 'another unit …',
    unitName: 'Name, code or alias of the unit',
    takeUnits: (lines: readonly string[]) =>
      `These files have no unit column. Take the units they name?\n${lines.join('\n')}`,
    whichUnit: (path: string) => `${path} has no unit column. Which unit is it?`,
    whichUnitOfRows: (text: string, rows: number) =>
      `Unit "${text}" (${plural(rows, 'row')}) is not in the register. Which one is it?`,
    rejectRows: 'none: reject the rows',
    leaveFile: 'none: do not take the file',
    signUp: (added: number) => `sign-up roster: ${added} registered, no results yet`,
    wouldBe: 'Dry run: nothing was written.',
    nothingNew: 'Nothing new: the register is as it was.',
    rejectsWritten: (path: string, rejected: number) =>
      `${plural(rejected, 'rejected row')} → ${path} (mend them there and import that file)`,
    findingsByTitle: (counts: [string, number][]) => counts.map(([title, n]) => `${title} ${n}`).join(' · '),
    title: (batch: number, kind: string, exam: string | null, when: string, actor: string) =>
      labelled(`Import ${batch}`, `${word(kind)}${exam === null ? '' : ` ${exam}`}, ${when}, by ${actor}`),
  },

  mappings: { forgotten: (mapping: number) => `Mapping ${mapping} is forgotten.` },
  template: {
    written: (path: string) => `Written: ${path}`,
    replace: (path: string) => `${path} exists already. Replace it?`,
    sheet: (kind: string) => word(kind),
    notesSheet: 'Notes',
    notesHeadings: ['Column', 'Required', 'What it holds', 'Allowed values', 'Example'],
    needs: { required: 'yes', 'one-of': 'at least one of the columns marked so', optional: 'no' },
    refuse: (heading: string, choices: readonly string[]) =>
      `"${heading}" takes only: ${list(choices)}. Choose from the list.`,
    columnNotes,
  },

  undo: {
    willDo: (batch: number, reversed: number, kept: number, failed: number) =>
      `This takes ${plural(reversed, 'row')} of import ${batch} back; ${kept + failed} would stay.`,
    confirm: (batch: string) => `Type ${batch}, the number of the import, to confirm`,
    done: (batch: number, reversed: number) =>
      `Import ${batch} is taken back whole: ${plural(reversed, 'row')}.`,
    partly: (batch: number, reversed: number, kept: number, failed: number) =>
      `Import ${batch} is taken back in part: ${plural(reversed, 'row')} reversed, ${kept} kept, ${failed} failed.`,
    nothing: (batch: number, kept: number, failed: number) =>
      `Nothing of import ${batch} could be taken back: ${plural(kept, 'row')} kept, ${failed} failed.`,
    wholeFile: 'round and headings',
    result: { kept: 'kept', failed: 'failed' },
    row: (batch: number, place: string) => `import ${batch} · ${place}`,
    plan: (plan: number) => `plan ${plan}`,
    round: (exam: string) => `round ${exam} was closed and reopened`,
    altered: (table: string) => `its ${recordNames[table] ?? table} is not as the import left it`,
    undoneAt: (when: string) => `taken back in part, ${when}`,
  },

  officer: {
    standingOn: (asOf: string) => `Standing on ${asOf}`,
    expiringNote: 'expiring',
    because: 'Because',
    formerNames: (names: string[]) => `formerly ${names.join(', ')}`,
    formerNumbers: (numbers: string[]) => `formerly ${list(numbers)}`,
    corrected: (batch: number) => `Corrected; recorded as import ${batch}.`,
    timeline: 'Time line',
    posting: (unit: string, parts: string[]) => labelled(`posting at ${unit}`, list(parts)),
    assumedDate: 'date assumed',
    issued: (number: string, expiresOn: string) =>
      `certificate ${number} issued, valid up to and including ${expiresOn}`,
    event: (kind: string, certificateNumber: string, until: string | null, reason: string | null) =>
      labelled(
        `${kind === 'returned' ? 'card' : 'certificate'} ${certificateNumber}`,
        word(kind) + certificate.eventEnd(kind, until) + certificate.eventReason(reason),
      ),
    byPlan: (plan: number) => `by cleanup plan ${plan}`,
    sitting: (exam: string, outcome: string, scores: string) =>
      labelled(`round ${exam}`, `${word(outcome)}${scores ? bracketed(scores) : ''}`),
    source: (file: string, line: number) => `${file}:${line}`,
    origin: (file: string, line: number) => `, first in ${file}:${line}`,
  },

  certificate,

  unit: {
    mergedInto: (name: string) => `merged into ${name}`,
    alsoKnownAs: (names: string[]) => `also known as ${names.join(', ')}`,
    closed: (on: string) => `closed on ${on}`,
    renamed: (from: string, to: string) => `${from} is now called ${to}; the former name still finds it.`,
    closedFrom: (name: string, mergedInto: string | null, on: string, lastDay: string) =>
      `${name} is ${mergedInto === null ? 'closed' : `merged into ${mergedInto}`} as of ${on}; its last day is ${lastDay}.`,
    stillPosted: (officers: number, holders: number) =>
      `${plural(officers, 'officer is', 'officers are')} still posted there, ${holders} with a certificate. Import a list of officers with their new units; the cleanup flags holders who stay${bracketed('unit-closed')}.`,
    aliasesAdded: (name: string, added: string[]) => `${name} is now also found by ${list(added)}.`,
    aliasesRemoved: (name: string, removed: string[]) => `${name} is no longer found by ${list(removed)}.`,
    recorded: (batch: number) => `Recorded as import ${batch}.`,
  },

  exam: {
    papers: (papers: { paper: string; passMark: number }[]) =>
      papers.length === 0
        ? 'no results yet'
        : papers.map((p) => `${word(p.paper)}${bracketed(`pass mark ${p.passMark}`)}`).join(', '),
    state: (closedOn: string | null) => (closedOn === null ? 'open' : `closed on ${closedOn}`),
    event: (kind: 'closed' | 'reopened', on: string, actor: string, reason: string | null) =>
      `${kind} on ${on} by ${actor}${reason === null ? '' : `: ${reason}`}`,
    closed: (exam: string, on: string, becameAbsent: number) =>
      `Round ${exam} is closed as of ${on}; ${plural(becameAbsent, 'person', 'persons')} without a result ${becameAbsent === 1 ? 'is' : 'are'} absent.`,
    reopened: (exam: string, on: string, awaiting: number) =>
      `Round ${exam} is open again as of ${on}; ${plural(awaiting, 'person awaits', 'persons await')} a result.`,
  },

  status: {
    title: (asOf: string, officers: number) => `${plural(officers, 'officer')} on ${asOf}`,
    expiring: (n: number) => `of the certified, ${n} expiring`,
  },

  checkForms,

  cleanup: {
    planned: (plan: number, asOf: string) => `Plan ${plan}, as of ${asOf}: nothing has been changed yet.`,
    summary: (holders: number, flagged: number, certain: number, toConfirm: number) =>
      `${plural(holders, 'holder')} looked at, ${flagged} flagged: ${certain} certain, ${toConfirm} to confirm by their units.`,
    none: 'There is no plan yet.',
    appliedOn: (on: string) => `applied on ${on}`,
    willDo: (on: string, removed: number, certificates: number, pending: number) =>
      `On ${on} this removes ${plural(removed, 'person', 'persons')} from enforcement and cancels ${plural(certificates, 'certificate')}; ${pending} undecided ${pending === 1 ? 'is' : 'are'} left alone.`,
    confirm: (removed: string) => `Type ${removed} to confirm`,
    applied: (removed: number, certificates: number, kept: number, pending: number) =>
      `${plural(removed, 'person', 'persons')} removed, ${plural(certificates, 'certificate')} cancelled, ${kept} kept, ${pending} pending.`,
    undone: (restored: number, certificates: number) =>
      `${plural(restored, 'person', 'persons')} and ${plural(certificates, 'certificate')} restored.`,
    saidByUnit: ({
      ground,
      unit,
      since,
      reason,
    }: Pick<UnitAnswer, 'unit' | 'since' | 'reason'> & { ground: GroundCode }) =>
      `${grounds[ground]}${since === null ? '' : ` on ${since}`}, says ${unit} on its check form${reason === null ? '' : `: ${reason}`}`,
  },

  applying,
  notice,
  removals,

  report: {
    written: (path: string) => `Written: ${path}`,
    unitsSheet: 'Units',
    definitions: [
      'attendance = sat ÷ registered; registered = sat + absent + exempt, and those awaiting a result while a round is open; sat includes breach and cheating',
      'pass rate = passed ÷ sat',
      'holding = of the officers who should hold a card (active, on the establishment, enforcement post), the share certified',
    ],
    period: (from: string, until: string) => `exam figures: ${from} to ${until}`,
    sentence: (r: AnnualFigures) =>
      `In ${r.year} the city held ${plural(r.exams, 'exam')} for administrative law-enforcement qualification, with ${plural(r.units, 'unit')} taking part and ${plural(r.sittings, 'sitting')}; in the cleanup of qualifications, ${plural(r.removed, 'officer was', 'officers were')} removed.`,
    annualTitle: (year: number, asOf: string) => `Year ${year}, up to ${asOf}`,
    annual: {
      exams: 'exam rounds',
      units: 'units taking part',
      registered: 'registered (sittings)',
      sat: 'sat',
      absent: 'absent',
      breach: 'breach of exam rules',
      cheating: 'cheating',
      passed: 'passed',
      persons: 'persons',
      attendanceRate: 'attendance rate',
      passRate: 'pass rate',
      holders: 'holders of a certificate',
      holdingRate: 'holding rate',
      removed: 'removed by cleanup',
    },
  },

  demo: {
    title: 'A city of 412 units, invented, from its rosters to the yearly report:',
    done: (folder: string) => `The register and its files are in ${folder}.`,
    more: 'Keep them with "qualreg demo --keep DIR" and look around: qualreg officer show, unit show, cleanup show.',
  },

  exitCodes: {
    0: 'done',
    1: 'a bug in qualreg',
    2: 'usage or user error; nothing was written',
    3: 'done, but rows were rejected or checks found something',
    4: 'the plan is stale, or what it did has been built on; nothing was written',
    5: 'refused by a guard; nothing was written',
    6: 'the register cannot be used: locked, damaged, foreign or newer',
    130: 'interrupted; nothing was written',
  } as Record<number, string>,

  usage: {
    unknownOption: (option: string) => `there is no option ${option}`,
    unknownCommand: (command: string) => `there is no command ${command}`,
    missingArgument: (argument: string) => `${argument} is missing`,
    missingValue: (option: string) => `option ${option} needs a value`,
    missingOption: (option: string) => `option ${option} is required`,
    invalidValue: (option: string, value: string) => `${value} is not a value for ${option}`,
    noCommand: 'no command given',
    tooMany: 'there are more arguments than this command takes',
    didYouMean: (name: string) => `Did you mean ${name}?`,
    allowed: (choices: string) => `Choices: ${choices}.`,
    seeHelp: (command: string) => `See "${command} --help".`,
    seeCommandHelp: 'Name a command; add --help after it to see how it is used.',
  },

  help: {
    titles: {
      'Usage:': 'Usage:',
      'Arguments:': 'Arguments:',
      'Options:': 'Options:',
      'Global Options:': 'Global options:',
      'Commands:': 'Commands:',
    } as Record<string, string>,
    example: 'Example:',
    firstSteps: 'First steps:',
    exitCodes: 'Exit codes:',
    helpOption: 'show help',
    helpCommand: 'show help for a command',
    versionOption: 'show the version',
    default: (value: string) => `default: ${value}`,
    choices: (values: string) => `choices: ${values}`,
    program:
      'Register of who may enforce administrative law: exam rosters in, standing of every officer and unit at any date, yearly cleanup, unit reports out.',
    global: {
      register: 'the register file (env QUALREG_REGISTER)',
      asOf: 'answer as of this day (YYYY-MM-DD; default today)',
      lang: 'language (env QUALREG_LANG, else the locale)',
      json: 'print one JSON document',
      noColor: 'no colour (env NO_COLOR)',
      quiet: 'print the result only, and what stops the command',
      actor: 'who does it, for the log (env QUALREG_ACTOR)',
      showIds: 'print identity numbers in full (this is logged)',
      noInput: 'never ask',
      yes: 'confirm without asking',
    },
    commands: {
      init: 'Create an empty register',
      policy: "The bureau's numbers and switches",
      'policy show': 'Print the policy in force, as a file that can be changed and set',
      'policy check': 'Check a policy file, and tell what it would change',
      'policy set': 'Put a policy in force from a day on',
      import: 'Load lists and rosters',
      'import units': 'Load a list of units',
      'import officers': 'Load a list of officers and their postings',
      'import certificates': 'Load a list of certificates',
      'import exam': 'Load sign-up rosters or results of one exam round',
      'import training': 'Load training hours of officers',
      'import corrections': 'Load corrections of names, identity numbers and units',
      imports: 'See what was imported, and take it back',
      'imports list': 'List the imports, newest first',
      'imports show': 'Show one import: files, counts, findings',
      'imports undo': 'Take an import back, as far as nothing later builds on it',
      mappings: 'What was said of headings, remembered for the next file of the form',
      'mappings list': 'List the remembered mappings',
      'mappings forget': 'Forget a mapping',
      template: 'Write an empty table, ready to be filled in and imported',
      exam: 'Exam rounds',
      'exam list': 'List the rounds with their counts',
      'exam show': 'Show one round, by unit',
      'exam close': 'Close a round: whoever signed up and has no result is absent',
      'exam reopen': 'Reopen a closed round, so that it can be changed',
      officer: 'Officers and candidates',
      'officer list': 'List officers and where they stand',
      'officer show': 'Show one officer: time line, and why the standing is what it is',
      'officer correct': 'Correct the identity number, name or unit of one officer',
      ...cardHelp.commands,
      unit: 'Units',
      'unit list': 'List the units',
      'unit show': 'Show one unit and its figures',
      'unit rename': 'Give a unit a new name; the former one still finds it',
      'unit close': 'Close a unit from a day on',
      'unit merge': 'Close a unit and name the one that takes its place',
      'unit alias': 'Add names by which a unit is found, or take them away',
      status: 'Count officers by standing',
      cleanup: 'Yearly cleanup of qualifications',
      'cleanup plan': 'Flag holders under the grounds; changes nothing',
      'cleanup list': 'List the plans',
      'cleanup show': 'Show a plan: findings with reason and evidence',
      'cleanup dispatch': 'Write a check form for every unit, and a summary',
      'cleanup return': 'Read the forms that units have filled in',
      'cleanup decide': 'Settle what a unit left open, or overrule it',
      'cleanup apply': 'Apply a reviewed plan: cancel the certificates it lists',
      'cleanup refresh': 'Look again at the persons of a plan that has gone stale',
      'cleanup undo': 'Undo an applied plan',
      'cleanup notice': 'Write the public notice of an applied plan, without identity numbers',
      report: 'Reports',
      'report units': 'One row per unit: standings, exam figures, rates',
      'report removals': 'List the cards that a cleanup cancelled, for the platform',
      'report annual': 'The figures and the sentence of the yearly report',
      demo: 'Run the main job on an invented city, showing each command',
    },
    arguments: {
      files: 'workbooks (.xlsx, .xls, .ods, .et) or CSV files (UTF-8, GB18030)',
      mapping: 'number of a mapping',
      officer: 'identity number or certificate number',
      ...cardHelp.arguments,
      unit: 'code, name or alias of a unit',
      newName: 'the new name',
      aliases: 'further names of the unit',
      exam: 'code of a round',
      batch: 'number of an import',
      kind: (kinds: readonly string[]) => `what the table is for: ${list(kinds)}`,
      plan: 'number of a plan',
      policyFile: 'a policy, in YAML or JSON',
    },
    options: {
      ...checkForms.options,
      undoDryRun: 'show what would be taken back, write nothing',
      strict: 'refuse when any row would stay',
      dryRun: 'go through everything, write nothing',
      map: "what a column holds: 'HEADING=field' (repeatable)",
      encoding: 'utf-8 or gb18030, instead of detecting it',
      sheet: 'the only sheet to read: its name or number (default: all sheets with the same header)',
      unpackLimit: 'what a workbook may unpack to, and at most a hundred times its size',
      keepGoing: 'leave out files that cannot be taken, instead of writing nothing',
      createUnits: 'create units that are not in the register',
      acceptResultChanges: 'let another result take the place of the one on record',
      acceptNameChanges: 'take a new name for a known identity number',
      rejects:
        'file for the rejected rows, with reason, to be mended and imported as it is (default: <file>.rejects.csv or .rejects.xlsx beside the input; - for none)',
      exam: 'code of the round, e.g. 2024-1; a new code opens a new round, a known one adds to it',
      examName: 'name of the round',
      reopenReason: 'why the round is reopened; kept with the round',
      heldOn:
        'date of the round (YYYY-MM-DD); needed for a new round when the file has no column with the exam date (考试时间)',
      unitOfFile:
        'unit of the rows that name none (code, name or alias): for a file of one unit without a unit column',
      merge: 'make two persons one where the new number belongs to another',
      newIdNumber: 'the right identity number; the old one still finds the person',
      newName: 'the right name; the old one is kept as a former one',
      newUnit: 'the right unit (code, name or alias)',
      since: 'first day at that unit (YYYY-MM-DD; default the as-of date)',
      reason: 'why; kept with the change',
      ...cardHelp.options,
      unit: 'only this unit (code, name or alias)',
      closedFrom: 'first day on which the unit is closed (YYYY-MM-DD; default: the as-of date)',
      mergeInto: 'the unit that takes its place (code, name or alias)',
      removeAlias: 'take this name away (repeatable)',
      reasonOfChange: 'why; kept with the change',
      district: 'only this district (code or name)',
      standing: 'only this standing',
      expiring: 'only those to renew soon',
      by: 'count by',
      grounds: 'only these grounds, separated by commas',
      ground: 'only this ground',
      maxRemovals:
        'refuse to remove more than COUNT persons or PERCENT% of the holders (default: the share in the policy of the plan, 15% unless set)',
      allowEmptyUnits: 'also when an open unit is left without a single holder',
      cards: 'which cancelled cards are still out, by unit (after apply)',
      removalsPlan: 'only this applied plan',
      removalsYear: 'the plans applied in this year (default: that of the as-of date)',
      removalsBy: 'unit: the summary, one row a unit',
      noticeOut: 'file for the notice: .docx, .html or .md',
      year: 'the year (default: that of the as-of date)',
      format: 'form of the report',
      out: 'write to this file instead of the terminal',
      noBom: 'no byte order mark at the head of the CSV',
      templateOut: 'write to this file, .xlsx or .csv (default: CSV to the terminal)',
      signUp: 'exam: only who will sit, without results',
      twoPapers: 'exam: a score for each of two papers',
      policyFile: 'the policy the register begins with, in YAML or JSON (default: that of Hunan)',
      policyFrom: 'first day on which it holds (YYYY-MM-DD; default: the as-of date)',
      policyReason: 'why; kept with the policy',
      policyHistory: 'list all policies with their days',
      keep: 'keep the register and the files in this folder',
    },
  },
};

/** How far an import is. */
interface Progress {
  rows: number;
  rejected: number;
  file: number;
  files: number;
}

/** The figures that the sentence of the yearly report needs. */
interface AnnualFigures {
  year: number;
  exams: number;
  units: number;
  sittings: number;
  removed: number;
}

/** What every language has to say; a missing key does not compile. */
export type Messages = typeof en;
