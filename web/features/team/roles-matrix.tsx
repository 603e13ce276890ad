import { abilities, may, roles } from '#shared/team-roles.ts'
import { IconCheck } from '../../ui/icons.ts'
import { roleWords } from './role-words.ts'
import styles from './team.module.css'

/** What each role may do, from the very table that decides it. */
export function RolesMatrix() {
  return (
    <table className={styles.matrix}>
      <caption className="visually-hidden">What each role may do</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Work</span>
          </th>
          {roles.map((role) => (
            <th key={role} scope="col">
              {roleWords[role]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {abilities.map(({ ability, words }) => (
          <tr key={ability}>
            <th scope="row">{words}</th>
            {roles.map((role) => (
              <td key={role}>
                {may(role, ability) ? (
                  <>
                    <IconCheck size={18} stroke={2} aria-hidden />
                    <span className="visually-hidden">yes</span>
                  </>
                ) : (
                  <span className={styles.no}>
                    <span aria-hidden>–</span>
                    <span className="visually-hidden">no</span>
                  </span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
