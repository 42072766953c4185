import { ImageUp } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { logoSchema } from '../../../shared/logo.ts';
import type { Settings } from '../../../shared/settings.ts';
import { Button, Field, Muted } from '../../components/index.ts';
import type { Form } from '../settings/use-settings-form.ts';
import { readPicture } from './read-picture.ts';
import styles from './settings.module.css';

/** The logo, with the head of the payment page as customers will see it; the papers stand beside the settings. */
export function LogoField({ form, settings: { documentLogo, officeName } }: { form: Form; settings: Settings }) {
  const chooser = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = '';
    if (!file) return;
    const picture = await readPicture(file).catch(() => null);
    if (picture === null) return setProblem('This picture cannot be read. Choose another one.');
    const parsed = logoSchema.safeParse(picture);
    setProblem(parsed.success ? undefined : parsed.error.issues[0]?.message);
    if (parsed.success) form.set('documentLogo', parsed.data);
  };
  const remove = () => {
    setProblem(undefined);
    form.set('documentLogo', '');
  };
  return (
    <>
      <Field label="Logo" hint="On invoices, statements and receipts, and on top of your payment page" {...(problem && { error: problem })}>
        <div className={styles.logo}>
          {documentLogo === '' ? <Muted>None</Muted> : <img className={styles.picture} src={documentLogo} alt="The logo" />}
          <input
            ref={chooser}
            type="file"
            accept="image/*"
            aria-label="Picture of the logo"
            hidden
            onChange={(event) => void choose(event)}
          />
          <Button icon={ImageUp} onClick={() => chooser.current?.click()}>
            Choose a picture…
          </Button>
          {documentLogo !== '' && <Button onClick={remove}>Remove</Button>}
        </div>
      </Field>
      {documentLogo !== '' && (
        <figure className={styles.portal}>
          <figcaption>On the payment page</figcaption>
          <div className={styles.portalHead}>
            <img src={documentLogo} alt="" />
            <span>{officeName}</span>
          </div>
        </figure>
      )}
    </>
  );
}
