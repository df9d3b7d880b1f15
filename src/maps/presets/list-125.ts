import type { RuleMap } from '../rule-map.ts'

/**
 * The widely copied list of 125 codes in eleven segments: each code exactly once. Its origin is not settled (Bloomreach's
 * documentation is the oldest copy known). Some codes surprise: 422 is New, and 214 is Can't Lose while 255 is At Risk.
 */
export const list125: RuleMap = {
  name: 'list-125',
  title: 'The 125-code list, 11 segments',
  bins: 5,
  scoring: 'quantile',
  match: 'unique',
  source: 'copied on many sites, origin unconfirmed',
  rules: [
    { segment: 'Champions', codes: '555 554 544 545 454 455 445'.split(' ') },
    { segment: 'Loyal', codes: '543 444 435 355 354 345 344 335'.split(' ') },
    {
      segment: 'Potential Loyalist',
      codes: '553 551 552 541 542 533 532 531 452 451 442 441 431 453 433 432 423 353 352 351 342 341 333 323'.split(
        ' ',
      ),
    },
    { segment: 'New', codes: '512 511 422 421 412 411 311'.split(' ') },
    { segment: 'Promising', codes: '525 524 523 522 521 515 514 513 425 424 413 414 415 315 314 313'.split(' ') },
    { segment: 'Need Attention', codes: '535 534 443 434 343 334 325 324'.split(' ') },
    { segment: 'About To Sleep', codes: '331 321 312 221 213 231 241 251'.split(' ') },
    {
      segment: 'At Risk',
      codes: '255 254 245 244 253 252 243 242 235 234 225 224 153 152 145 143 142 135 134 133 125 124'.split(' '),
    },
    { segment: "Can't Lose", codes: '155 154 144 214 215 115 114 113'.split(' ') },
    { segment: 'Hibernating', codes: '332 322 233 232 223 222 132 123 122 212 211'.split(' ') },
    { segment: 'Lost', codes: '111 112 121 131 141 151'.split(' ') },
  ],
}
