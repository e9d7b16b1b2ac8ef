// The values that the documents of the API consist of. What each key means stands in schemas/values.ts, which the
// compiler holds to these types.
import type { Term } from '../../model/policy.js';
import type { Moment } from '../../kernel/time.js';

export interface ApiTime {
  from: string;
  to: string;
  precision: Moment['precision'];
  about: boolean;
  local: string;
}

export interface ApiSpan {
  from: ApiTime;
  to: ApiTime | null;
}

export interface ApiDuration {
  seconds: number;
  about: boolean;
}

export interface ApiTerm {
  amount: number;
  unit: Term['unit'];
}

export interface ApiText {
  html: string;
  text: string;
}

export interface ApiShare {
  percent: number;
  downSeconds: number;
}

export interface ApiAvailability extends ApiShare {
  from: string;
  to: string;
}

export interface ApiSpread {
  count: number;
  median: ApiDuration | null;
  ninetieth: ApiDuration | null;
}

export interface ApiReference {
  text: string;
  url: string | null;
}

export interface ApiActionItem {
  text: ApiText;
  done: boolean;
  owner: string | null;
  due: ApiTime | null;
  ref: ApiReference | null;
}

export interface ApiInDigest {
  digest: string | null;
  count: number;
  url: string | null;
}
